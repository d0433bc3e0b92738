package org.consilium.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SEC-20: the addresses that a listed name may lead to. */
class CheckedAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"10.1.2.3", "192.168.0.9", "203.0.113.5", "2001:db8::1", "fd12:3456::1", "64:ff9b::cb00:7105"})
    void hospitalAndPublicAddressesAreFit(String address) throws UnknownHostException {
        assertThat(resolve("fhir.example.org", address)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "::1",
                "0.0.0.0",
                "::",
                "169.254.169.254",
                "fe80::1",
                "224.0.0.1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::169.254.169.254",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "::127.0.0.1",
                "::169.254.169.254"
            })
    void addressesThatNoFhirServerHasAreRefused(String address) {
        assertThatThrownBy(() -> resolve("fhir.example.org", address)).isInstanceOf(CheckedAddresses.Refused.class);
        assertThatThrownBy(() -> resolve("fhir.example.org", "10.0.0.1", address))
                .as("one bad address among good ones")
                .isInstanceOf(CheckedAddresses.Refused.class);
    }

    @Test
    void thisMachineMayBeListedByItsOwnName() throws UnknownHostException {
        assertThat(resolve("localhost", "127.0.0.1", "::1")).hasSize(2);
        assertThat(resolve("127.0.0.1", "127.0.0.1")).hasSize(1);
        assertThatThrownBy(() -> resolve("localhost", "169.254.169.254")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void nameWithoutAddressesIsRefused() {
        assertThatThrownBy(() -> resolve("fhir.example.org")).isInstanceOf(CheckedAddresses.Refused.class);
    }

    private static InetAddress[] resolve(String host, String... addresses) throws UnknownHostException {
        InetAddress[] found = Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
        return new CheckedAddresses(name -> found).resolve(host);
    }
}
