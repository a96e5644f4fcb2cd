package employeehealth.shared.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.access.Permission;
import employeehealth.shared.asvs.Asvs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Who may call what: a person, a program for itself, a program for a person. */
class DoorkeeperTest {

    @SuppressWarnings("UnusedMethod") // found by name
    private static final class Handlers {

        @SignedIn
        void forEverybody() {}

        @SignedIn
        @ClientScope("openid")
        void forEverybodyAndPrograms() {}

        @Audience(Permission.TRIAGE_EVALUATE)
        void forAuthors() {}

        @Audience(Permission.TRIAGE_EVALUATE)
        @ClientScope("triage.evaluate")
        void forAuthorsAndPrograms() {}

        @Audience(value = Permission.CLIENTS_MANAGE, everywhere = true)
        void forTheCompany() {}

        void forgotten() {}
    }

    private static Jwt token(Map<String, Object> more) {
        var claims = new HashMap<String, Object>();
        claims.put("sub", UUID.randomUUID().toString());
        claims.put(Claims.COMPANY, UUID.randomUUID().toString());
        claims.putAll(more);
        return new Jwt("x", null, null, Map.of("alg", "RS256"), claims);
    }

    private static Caller person(@Nullable String scope, String... permissions) {
        var claims = new HashMap<String, Object>();
        claims.put(Claims.HEALTH_SERVICE, UUID.randomUUID().toString());
        claims.put(Claims.SESSION, UUID.randomUUID().toString());
        claims.put(Claims.ACR, "1");
        claims.put(Claims.PERMISSIONS, List.of(permissions));
        if (scope != null) {
            claims.put(Claims.CLIENT, "app");
            claims.put(Claims.SCOPE, scope);
        }
        return Caller.of(token(claims));
    }

    private static Caller program(String scope) {
        return Caller.of(
                token(
                        Map.of(
                                Claims.CLIENT,
                                "app",
                                Claims.SUBJECT_KIND,
                                Claims.PROGRAM,
                                Claims.SCOPE,
                                scope,
                                // what a program's token never has must not help either
                                Claims.PERMISSIONS,
                                List.of("triage.evaluate"))));
    }

    private static boolean admits(String handler, Caller caller) throws Exception {
        return Doorkeeper.admits(
                caller, MergedAnnotations.from(Handlers.class.getDeclaredMethod(handler)));
    }

    @ParameterizedTest
    @CsvSource({
        "forEverybody,            true,  true",
        "forEverybodyAndPrograms, true,  true",
        "forAuthors,              false, true",
        "forAuthorsAndPrograms,   false, true",
        "forgotten,               false, false"
    })
    void aPersonInOurPages(String handler, boolean anybody, boolean author) throws Exception {
        assertThat(admits(handler, person(null))).isEqualTo(anybody);
        assertThat(admits(handler, person(null, "triage.evaluate"))).isEqualTo(author);
    }

    @ParameterizedTest
    @CsvSource({
        "forEverybody,            '',              false",
        "forEverybody,            openid,          false",
        "forEverybodyAndPrograms, '',              false",
        "forEverybodyAndPrograms, openid,          true",
        "forAuthors,              triage.evaluate, false",
        "forAuthorsAndPrograms,   openid,          false",
        "forAuthorsAndPrograms,   triage.evaluate, true",
        "forgotten,               triage.evaluate, false"
    })
    @Asvs("10.3.2")
    void aProgramForItself(String handler, String scope, boolean admitted) throws Exception {
        assertThat(admits(handler, program(scope))).isEqualTo(admitted);
    }

    @ParameterizedTest
    @CsvSource({
        "forEverybody,            openid triage.evaluate, false, false",
        "forEverybodyAndPrograms, triage.evaluate,        false, false",
        "forEverybodyAndPrograms, openid,                 true,  true",
        "forAuthors,              triage.evaluate,        false, true",
        "forAuthorsAndPrograms,   triage.evaluate,        false, true",
        "forgotten,               triage.evaluate,        false, false"
    })
    @Asvs("10.3.2")
    void aProgramForAPerson(String handler, String scope, boolean anybody, boolean author)
            throws Exception {
        assertThat(admits(handler, person(scope)))
                .as("a scope gives nothing that the person has not")
                .isEqualTo(anybody);
        assertThat(admits(handler, person(scope, "triage.evaluate"))).isEqualTo(author);
    }

    @Test
    void whatHoldsForTheCompanyIsNotForWhoAdministersPartOfIt() throws Exception {
        var claims = new HashMap<String, Object>();
        claims.put(Claims.HEALTH_SERVICE, UUID.randomUUID().toString());
        claims.put(Claims.SESSION, UUID.randomUUID().toString());
        claims.put(Claims.ACR, "1");
        claims.put(Claims.PERMISSIONS, List.of("clients.manage"));
        assertThat(admits("forTheCompany", Caller.of(token(claims)))).isTrue();

        var site = Map.of("site", UUID.randomUUID().toString());
        claims.put(Claims.WITHIN, Map.of("clients.manage", List.of(site)));
        assertThat(admits("forTheCompany", Caller.of(token(claims)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "Client", "service", ""})
    @Asvs("10.3.3")
    void aSubjectOfAnUnknownKindIsNobody(String kind) {
        var strange = token(Map.of(Claims.CLIENT, "app", Claims.SUBJECT_KIND, kind));
        assertThatThrownBy(() -> Caller.of(strange))
                .isInstanceOf(InvalidBearerTokenException.class);
    }

    @Test
    @Asvs("10.3.3")
    void aTokenThatDoesNotSayWhoCallsIsNobodys() {
        assertThatThrownBy(() -> Caller.of(token(Map.of())))
                .isInstanceOf(InvalidBearerTokenException.class);
        assertThatThrownBy(() -> Caller.of(token(Map.of(Claims.SUBJECT_KIND, Claims.PROGRAM))))
                .isInstanceOf(InvalidBearerTokenException.class);
    }

    @Test
    @Asvs("10.3.5")
    void aBoundTokenIsShownByItsKeyOnly() {
        var bound =
                Caller.of(
                        token(
                                Map.of(
                                        Claims.CLIENT,
                                        "app",
                                        Claims.SUBJECT_KIND,
                                        Claims.PROGRAM,
                                        Claims.CONFIRMATION,
                                        Map.of("jkt", "k"))));
        assertThat(bound.isShownBy("k")).isTrue();
        assertThat(bound.isShownBy("l")).isFalse();
        assertThat(bound.isShownBy(null)).isFalse();
        assertThat(program("openid").isShownBy(null)).isTrue();
        assertThat(
                        Caller.of(
                                        token(
                                                Map.of(
                                                        Claims.CLIENT,
                                                        "app",
                                                        Claims.SUBJECT_KIND,
                                                        Claims.PROGRAM,
                                                        Claims.CONFIRMATION,
                                                        "k")))
                                .isShownBy("k"))
                .as("bound in a way that we do not know")
                .isFalse();
    }
}
