package org.consilium.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Who may open a page, and what the others are shown. */
final class PageGate
        implements AuthorizationManager<RequestAuthorizationContext>, AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Set<String> NAMES_OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final byte[] CLOSED = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Closed</title></head>
            <body>
            <h1>This page is closed</h1>
            <p>CSL-0169 Pages are shown to nobody until this service knows who is reading.
            The setting is <code>consilium.security.pages.access</code>: <code>loopback</code> opens them to browsers on
            the machine of the service, for demonstration with demo patients only.</p>
            </body>
            </html>
            """.getBytes(StandardCharsets.UTF_8);
    private final SecuritySettings.PageAccess access;

    PageGate(SecuritySettings.PageAccess access) {
        this.access = access;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> reader, RequestAuthorizationContext context) {
        return new AuthorizationDecision(
                switch (access) {
                    case CLOSED -> false;
                    case LOOPBACK -> fromThisMachine(context.getRequest());
                    case ANYONE -> true;
                });
    }

    /**
     * Two traps: a proxy on the same machine makes the whole world look local, so a request that was forwarded is
     * not; a page elsewhere may point its own name at 127.0.0.1 (DNS rebinding), so the Host must be ours.
     */
    private static boolean fromThisMachine(HttpServletRequest request) {
        boolean forwarded = request.getHeader("X-Forwarded-For") != null
                || request.getHeader("Forwarded") != null
                || request.getHeader("Via") != null;
        return !forwarded
                && NAMES_OF_THIS_MACHINE.contains(request.getServerName())
                && InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress();
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        refuse(response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        refuse(response);
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(CLOSED);
    }
}
