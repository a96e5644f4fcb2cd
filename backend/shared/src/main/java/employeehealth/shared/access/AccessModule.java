package employeehealth.shared.access;

import employeehealth.contracts.auth.AuthApi;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.problem.Problems;
import employeehealth.shared.remote.LocalServices;
import employeehealth.shared.remote.MutualTls;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Verifies the caller of every request, in every process, behind whatever gateway. What the caller
 * may do is each handler's {@link Audience}, checked by the {@link Doorkeeper}.
 */
@Configuration(proxyBeanMethods = false)
public class AccessModule {

    private static final String BEARER = "Bearer";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ServiceTokens serviceTokens(
            PlatformSecrets secrets, PlatformSettings settings, LocalServices here, Clock clock) {
        return new ServiceTokens(secrets, settings.environment(), here, clock);
    }

    @Bean
    JwtDecoder accessTokens(
            ObjectProvider<AuthApi> auth,
            RevokedTokens revocations,
            PlatformSettings settings,
            Clock clock) {
        return new AccessTokens(auth::getObject, revocations, settings, clock);
    }

    @Bean
    KeyProofs keyProofs(PlatformSettings settings, Clock clock) {
        return new KeyProofs(settings, clock);
    }

    @Bean
    BoundTokens boundTokens(KeyProofs proofs, Problems problems) {
        return new BoundTokens(proofs, problems);
    }

    /** Its name is that of its health. */
    @Bean
    RevokedTokens revocations(
            ObjectProvider<AuthApi> auth,
            LocalServices local,
            PlatformSettings settings,
            ObjectProvider<MeterRegistry> meters) {
        var tokens =
                new RevokedTokens(
                        auth::getObject,
                        local.has("auth") || settings.remotes().containsKey("auth"));
        meters.ifAvailable(tokens::measureBy);
        return tokens;
    }

    @Bean
    Revocations revocationRecords(ObjectProvider<PlatformDatabase> platform) {
        return new Revocations(platform::getObject);
    }

    @Bean
    @Order(100)
    SecurityFilterChain api(HttpSecurity http, JwtDecoder tokens, Problems problems)
            throws Exception {
        AuthenticationEntryPoint refused =
                (request, response, e) ->
                        problems.write(
                                isKeyless(e) ? Problem.unavailable() : Problem.unauthenticated(),
                                request,
                                response);
        return http
                // Bearer tokens only: a browser never sends them by itself. The one cookie, for
                // refreshing, is SameSite=Strict and checks the origin where it is read.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server ->
                        server.withObjectPostProcessor(answering(refused))
                                .bearerTokenResolver(AccessModule::bearerToken)
                                .authenticationEntryPoint(refused)
                                .jwt(jwt ->
                                        jwt.decoder(tokens).jwtAuthenticationConverter(Caller::of)))
                .build();
    }

    /** What is shown as a token (RFC 6750, 2.1); null if nothing is. */
    static @Nullable String bearerToken(HttpServletRequest request) {
        var given = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (given == null || !given.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        var token = given.substring(BEARER.length());
        if (!token.startsWith(" ") || !AccessTokens.looksLikeToken(token.substring(1))) {
            throw new InvalidBearerTokenException("malformed");
        }
        return token.substring(1);
    }

    /** A request has a span of its own; one around the filters would say nothing more. */
    @Bean
    SecurityObservationSettings filtersAreNotObserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Spring's rule for what headers hold, without a regular expression for most. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(value ->
                value.chars().allMatch(AccessModule::isPlain)
                        || StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(value));
        return firewall;
    }

    private static boolean isPlain(int c) {
        return c >= ' ' && c <= '~';
    }

    /**
     * Directories show tokens that are not ours for people, and that only their service knows: here
     * nobody is signed in, and every handler asks for the token itself.
     */
    @Bean
    @Order(50)
    SecurityFilterChain directories(HttpSecurity http) throws Exception {
        return http.securityMatcher("/scim/v2/**")
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Spring throws on what is not the caller's fault; an exception here would leave as a 500. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answering(
            AuthenticationEntryPoint refused) {
        var handler = new AuthenticationEntryPointFailureHandler(refused);
        handler.setRethrowAuthenticationServiceException(false);
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(handler);
                return filter;
            }
        };
    }

    /** A token that cannot be verified for want of keys is not the caller's fault. */
    private static boolean isKeyless(Exception e) {
        return e.getCause() instanceof JwtException cause
                && !(cause instanceof org.springframework.security.oauth2.jwt.BadJwtException);
    }

    @Bean
    @Order(10)
    SecurityFilterChain operations(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    WebMvcConfigurer audiences(ServiceTokens services, MutualTls tls, Clock clock) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new Doorkeeper(services, tls, clock));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new MeArgument());
            }
        };
    }

    private static final class MeArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Me.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            var caller = Caller.current().orElseThrow(Problem::unauthenticated);
            var me = caller.person();
            if (me == null) {
                throw Problem.forbidden(); // a program is nobody
            }
            return me;
        }
    }
}
