package org.consilium.hook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.consilium.fhir.InputGuard;
import org.consilium.hook.protocol.Problem;
import org.consilium.hook.protocol.Refused;
import org.springframework.stereotype.Component;

/** Takes the body of a call off the wire: not compressed, not larger than the limit, not slower than the limit. */
@Component
class Bodies {
    private final InputGuard guard;
    private final HookSettings settings;

    Bodies(InputGuard guard, HookSettings settings) {
        this.guard = guard;
        this.settings = settings;
    }

    /** A body that must also be smaller than what the guard lets through. */
    byte[] take(HttpServletRequest request, int largest) throws IOException {
        if (request.getContentLengthLong() > largest) {
            throw tooLarge();
        }
        byte[] body = take(request);
        if (body.length > largest) {
            throw tooLarge();
        }
        return body;
    }

    private static Refused tooLarge() {
        return new Refused(new Problem.TooLarge("CSL-0259 the body is larger than this address accepts"));
    }

    byte[] take(HttpServletRequest request) throws IOException {
        String encoding =
                Optional.ofNullable(request.getHeader("Content-Encoding")).orElse("identity");
        if (!"identity".equals(encoding.toLowerCase(Locale.ROOT))) {
            // a few compressed kilobytes can unfold to gigabytes
            throw new Refused(new Problem.UnsupportedFormat("CSL-0255 send the body without Content-Encoding"));
        }
        long until = System.nanoTime() + settings.bodyTimeout().toNanos();
        return guard.take(new Impatient(request.getInputStream(), until), request.getContentLengthLong());
    }

    /** A stream that is given up when its sender takes too long. */
    private static final class Impatient extends FilterInputStream {
        private final long until;

        Impatient(InputStream in, long until) {
            super(in);
            this.until = until;
        }

        @Override
        public int read() throws IOException {
            check();
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            check();
            return super.read(buffer, offset, length);
        }

        private void check() {
            if (System.nanoTime() - until > 0) {
                throw new Refused(new Problem.TimedOut("CSL-0256 the body came too slowly; send it in one go"));
            }
        }
    }
}
