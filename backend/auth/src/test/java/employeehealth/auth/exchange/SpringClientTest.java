package employeehealth.auth.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.auth.AuthAlone;
import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.auth.Program;
import employeehealth.shared.neighbour.Neighbour;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;

/**
 * Spring Security's client finds, by our issuer alone, all that it needs, and completes its flows.
 */
class SpringClientTest {

    private static final String EMAIL = "e0052@lumiere.demo";

    private static AuthAlone.Running service;
    private static String issuer;
    private static Program program;

    @BeforeAll
    static void start() {
        var port = Neighbour.freePort();
        issuer = "http://localhost:" + port;
        service = AuthAlone.start("--server.port=" + port, "--platform.public-url=" + issuer);
        // It looks at its own clock.
        var clock = service.bean(MovableClock.class);
        clock.move(Duration.between(clock.instant(), Instant.now()));
        program = Program.ordinary(service, "e0051@lumiere.demo");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static ClientRegistration registration() {
        return ClientRegistrations.fromIssuerLocation(issuer)
                .registrationId("ours")
                .clientId(program.clientId)
                .clientSecret(Objects.requireNonNull(program.secret))
                .redirectUri(Program.REDIRECT)
                .scope("openid", "profile", "email", "offline_access")
                .build();
    }

    private static ClientRegistration machine() {
        return ClientRegistrations.fromIssuerLocation(issuer)
                .registrationId("machine")
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientId("demo-integration")
                .clientSecret("demo-secret-2026")
                .scope("wearables.write")
                .build();
    }

    private static OAuth2AuthorizationRequest asked(ClientRegistration registration) {
        var resolver =
                new DefaultOAuth2AuthorizationRequestResolver(
                        new InMemoryClientRegistrationRepository(registration), "/go");
        resolver.setAuthorizationRequestCustomizer(
                OAuth2AuthorizationRequestCustomizers.withPkce());
        var asked = resolver.resolve(new MockHttpServletRequest("GET", "/go/ours"), "ours");
        return Objects.requireNonNull(asked);
    }

    /** What the browser, our page and the person do. */
    private static OAuth2AuthorizationResponse agreed(OAuth2AuthorizationRequest asked) {
        var begun = program.get(asked.getAuthorizationRequestUri().substring(issuer.length()));
        var person = service.browser().login(EMAIL, AuthAlone.PASSWORD).token();
        var answer =
                program.answer(Program.handle(begun), begun.cookie(), person, "{\"approve\":true}");
        var told = Program.query(answer.json().path("redirect").asString());
        return OAuth2AuthorizationResponse.success(told.getOrDefault("code", ""))
                .state(told.getOrDefault("state", ""))
                .redirectUri(Program.REDIRECT)
                .build();
    }

    private static OAuth2LoginAuthenticationToken signedIn(
            ClientRegistration registration,
            OAuth2AuthorizationRequest asked,
            OAuth2AuthorizationResponse answered) {
        var provider =
                new OidcAuthorizationCodeAuthenticationProvider(
                        new RestClientAuthorizationCodeTokenResponseClient(),
                        new OidcUserService());
        var exchange = new OAuth2AuthorizationExchange(asked, answered);
        var token =
                provider.authenticate(new OAuth2LoginAuthenticationToken(registration, exchange));
        return (OAuth2LoginAuthenticationToken) Objects.requireNonNull(token);
    }

    /** As a resource server reads it that knows nothing but issuer and audience (RFC 9068). */
    private static Jwt read(String accessToken, String clientId) {
        var decoder = NimbusJwtDecoder.withIssuerLocation(issuer).validateType(false).build();
        decoder.setJwtValidator(
                JwtValidators.createAtJwtValidator()
                        .issuer(issuer)
                        .audience("employee-health")
                        .clientId(clientId)
                        .build());
        return decoder.decode(accessToken);
    }

    @Test
    void aPersonSignsInThereByCodeAndProofKey() {
        var registration = registration();
        var asked = asked(registration);
        assertThat(asked.getAdditionalParameters()).containsEntry("code_challenge_method", "S256");

        var signedIn = signedIn(registration, asked, agreed(asked));

        var user = (OidcUser) Objects.requireNonNull(signedIn.getPrincipal());
        assertThat(user.getEmail()).isEqualTo(EMAIL);
        assertThat(user.getIdToken().getAudience()).containsExactly(program.clientId);
        var access = Objects.requireNonNull(signedIn.getAccessToken());
        assertThat(access.getScopes())
                .containsExactlyInAnyOrder("openid", "profile", "email", "offline_access");
        assertThat(read(access.getTokenValue(), program.clientId).getSubject())
                .isEqualTo(user.getSubject());
    }

    @Test
    void aCodeThatWasAskedForInAnotherBrowserSignsNobodyInThere() {
        var registration = registration();
        var elsewhere = agreed(asked(registration));
        var asked = asked(registration);
        var planted =
                OAuth2AuthorizationResponse.success(Objects.requireNonNull(elsewhere.getCode()))
                        .state(Objects.requireNonNull(asked.getState()))
                        .redirectUri(Program.REDIRECT)
                        .build();
        assertThatThrownBy(() -> signedIn(registration, asked, planted))
                .isInstanceOfSatisfying(
                        OAuth2AuthenticationException.class,
                        refused ->
                                assertThat(refused.getError().getErrorCode())
                                        .isEqualTo("invalid_grant"));
    }

    @Test
    void itRefreshesOnceWithEachToken() {
        var registration = registration();
        var asked = asked(registration);
        var signedIn = signedIn(registration, asked, agreed(asked));
        var access = Objects.requireNonNull(signedIn.getAccessToken());
        var first = Objects.requireNonNull(signedIn.getRefreshToken());

        var next = refreshed(new OAuth2RefreshTokenGrantRequest(registration, access, first));

        var second = Objects.requireNonNull(next.getRefreshToken());
        assertThat(second.getTokenValue()).isNotEqualTo(first.getTokenValue());
        read(next.getAccessToken().getTokenValue(), program.clientId);
        for (var spent : new OAuth2RefreshToken[] {first, second}) {
            var again = new OAuth2RefreshTokenGrantRequest(registration, access, spent);
            assertThatThrownBy(() -> refreshed(again))
                    .isInstanceOfSatisfying(
                            OAuth2AuthorizationException.class,
                            refused ->
                                    assertThat(refused.getError().getErrorCode())
                                            .isEqualTo("invalid_grant"));
        }
    }

    private static OAuth2AccessTokenResponse refreshed(OAuth2RefreshTokenGrantRequest request) {
        return new RestClientRefreshTokenTokenResponseClient().getTokenResponse(request);
    }

    @Test
    void aMachineGetsATokenForItselfWhichAResourceServerAsksAbout() {
        var machine = machine();
        var token =
                new RestClientClientCredentialsTokenResponseClient()
                        .getTokenResponse(new OAuth2ClientCredentialsGrantRequest(machine))
                        .getAccessToken();
        assertThat(token.getScopes()).containsExactly("wearables.write");
        assertThat(read(token.getTokenValue(), "demo-integration").getClaimAsString("scope"))
                .isEqualTo("wearables.write");

        var asks =
                SpringOpaqueTokenIntrospector.withIntrospectionUri(issuer + "/oauth2/introspect")
                        .clientId(machine.getClientId())
                        .clientSecret(machine.getClientSecret())
                        .build();
        assertThat(asks.introspect(token.getTokenValue()).getAttributes())
                .containsEntry("client_id", "demo-integration");
        assertThatThrownBy(() -> asks.introspect(token.getTokenValue() + "x"))
                .isInstanceOf(BadOpaqueTokenException.class);
    }
}
