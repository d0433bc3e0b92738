package org.consilium.fhir;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a listed name once and hands the connection exactly the addresses that were checked. A check apart from the
 * connection would be worth nothing: the name may lead elsewhere a moment later (DNS rebinding).
 */
final class CheckedAddresses implements DnsResolver {
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private final Lookup lookup;

    /** Where addresses come from. */
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** The name leads to an address that no FHIR server has. */
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1;
    }

    CheckedAddresses(Lookup lookup) {
        this.lookup = lookup;
    }

    /** One bad address among good ones refuses all: that is how rebinding looks. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookup.addresses(host);
        boolean own = OWN_NAMES.contains(host);
        if (addresses.length == 0 || !Arrays.stream(addresses).allMatch(address -> isFit(address, own))) {
            throw new Refused();
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** @param own whether the operator listed this very machine by name */
    private static boolean isFit(InetAddress address, boolean own) {
        InetAddress plain = embedded(address);
        boolean odd = plain.isAnyLocalAddress() || plain.isLinkLocalAddress() || plain.isMulticastAddress();
        return !odd && (own || !plain.isLoopbackAddress());
    }

    /**
     * The IPv4 address inside an IPv6 one. Java itself unwraps ::ffff:a.b.c.d; NAT64 (64:ff9b::/96), 6to4 (2002::/16) and
     * the old ::a.b.c.d carry one as well, and a gateway would deliver it.
     */
    private static InetAddress embedded(InetAddress address) {
        if (address instanceof Inet4Address) {
            return address;
        }
        byte[] bytes = address.getAddress();
        boolean nat64 = startsWith(bytes, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);
        boolean compatible = startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
                && !address.isLoopbackAddress()
                && !address.isAnyLocalAddress();
        if (nat64 || compatible) {
            return ipv4(bytes, 12);
        }
        return startsWith(bytes, 0x20, 0x02) ? ipv4(bytes, 2) : address;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int place = 0; place < prefix.length; place++) {
            if ((bytes[place] & 0xff) != prefix[place]) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress ipv4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
