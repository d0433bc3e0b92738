package org.consilium.security;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * Two doors: the CDS Hooks endpoints, where each call proves itself by its JWT ({@link ClientVerifier}, asked by the
 * hook room, which knows the endpoint), and the pages for people.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WebSecurity {
    private static final long PREFLIGHT_SECONDS = 600;

    @Bean
    @Order(1)
    SecurityFilterChain cdsServices(HttpSecurity http, SecuritySettings settings) {
        stateless(http)
                .securityMatcher("/cds-services", "/cds-services/**")
                .cors(cors -> cors.configurationSource(origins(settings)))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, SecuritySettings settings) {
        PageGate gate = new PageGate(settings.pages().access());
        stateless(http)
                .addFilterBefore(new SameOriginFilter(), AuthorizationFilter.class)
                .headers(headers -> headers
                        // the policy's frame-ancestors says it better and for several origins
                        .frameOptions(options -> options.disable())
                        .referrerPolicy(referrer -> {})
                        .contentSecurityPolicy(policy -> policy.policyDirectives(pagePolicy(settings.pages()))))
                .authorizeHttpRequests(requests -> open(requests).anyRequest().access(gate))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(gate).accessDeniedHandler(gate));
        return http.build();
    }

    /** Nobody logs in with a password here; without this bean Spring Boot would make up a user and print its password. */
    @Bean
    UserDetailsService noPasswordUsers() {
        return new InMemoryUserDetailsManager();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        // no cookie identifies anybody, so there is nothing a forged request could ride on; SameOriginFilter does the
        // rest
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    private static AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry open(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        return requests.requestMatchers("/actuator/health/**", "/actuator/health", "/livez", "/readyz", "/error")
                .permitAll();
    }

    private static CorsConfigurationSource origins(SecuritySettings settings) {
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        if (!settings.cors().allowedOrigins().isEmpty()) {
            CorsConfiguration cors = new CorsConfiguration();
            cors.setAllowedOrigins(List.copyOf(settings.cors().allowedOrigins()));
            cors.setAllowedMethods(List.of("GET", "POST", "OPTIONS"));
            cors.setAllowedHeaders(List.of("authorization", "content-type", "accept", "x-request-id"));
            cors.setExposedHeaders(List.of("Retry-After", "Server-Timing", "X-Request-Id"));
            // the JWT travels in a header that the client's script sets; cookies have no part in this
            cors.setAllowCredentials(false);
            cors.setMaxAge(PREFLIGHT_SECONDS);
            source.registerCorsConfiguration("/**", cors);
        }
        return source;
    }

    private static String pagePolicy(SecuritySettings.Pages pages) {
        String frames = pages.frameAncestors().isEmpty() ? "'self'" : String.join(" ", pages.frameAncestors());
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors " + frames;
    }
}
