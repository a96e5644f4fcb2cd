package employeehealth.shared.access;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.auth.AuthApi;
import employeehealth.contracts.auth.PublicKeys;
import employeehealth.contracts.auth.Revoked;
import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.database.Ids;
import employeehealth.shared.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import tools.jackson.databind.json.JsonMapper;

class RevokedTokensTest {

    private final CompanyId company = new CompanyId(Ids.next());
    private final PersonId amina = new PersonId(Ids.next());
    private final SessionId session = new SessionId(Ids.next());
    private final Source source = new Source();
    private final RevokedTokens revoked = new RevokedTokens(() -> source, true);

    private static final class Source implements AuthApi {

        private final List<@Nullable String> asked = new ArrayList<>();
        private Revoked answer = Revoked.of("7", List.of(), List.of());
        private boolean up = true;

        @Override
        public PublicKeys keys() {
            throw new IllegalStateException("not asked here");
        }

        @Override
        public Revoked revoked(@Nullable String after) {
            asked.add(after);
            if (!up) {
                throw Problem.unavailable();
            }
            return answer;
        }
    }

    private Jwt token(long epoch) {
        return token(epoch, "k1");
    }

    private Jwt token(long epoch, String kid) {
        return Jwt.withTokenValue("x")
                .header("alg", "RS256")
                .header("kid", kid)
                .subject(amina.toString())
                .claim(Claims.COMPANY, company.toString())
                .claim(Claims.SESSION, session.toString())
                .claim(Claims.EPOCH, epoch)
                .expiresAt(Instant.now().plusSeconds(60))
                .build();
    }

    @Test
    void whatNobodySpokeOfIsGood() {
        assertThat(revoked.refuses(token(0))).isFalse();
        revoked.learn();
        assertThat(revoked.refuses(token(0))).isFalse();
    }

    @Test
    @Asvs("7.4.1")
    void noTokenOfAnEndedSessionIsGood() {
        source.answer = Revoked.of("8", List.of(session), List.of());
        revoked.learn();
        assertThat(revoked.refuses(token(0))).isTrue();
        assertThat(revoked.refuses(token(99))).as("whatever its epoch").isTrue();
    }

    @Test
    @Asvs("9.1.3")
    void noTokenOfAKeyThatIsBelievedNoMoreIsGood() {
        source.answer = source.answer.withKeys(List.of("stolen", "k0"));
        revoked.learn();
        assertThat(revoked.refuses(token(99, "stolen"))).isTrue();
        assertThat(revoked.refuses(token(99, "k1"))).isFalse();
        source.answer = source.answer.withKeys(List.of());
        revoked.learn();
        assertThat(revoked.refuses(token(99, "stolen"))).as("for good").isTrue();
    }

    /** While versions change, the one before may answer. */
    @Test
    void whoKnowsOfNoKeysTellsOfNone() {
        var answer = "{\"next\":\"7\",\"sessions\":[],\"rights\":[]}";
        assertThat(new JsonMapper().readValue(answer, Revoked.class).keys()).isEmpty();
    }

    @Test
    void tokensOfAnEarlierEpochAreNotGood() {
        source.answer = Revoked.of("8", List.of(), List.of(new Revoked.Rights(company, amina, 5)));
        revoked.learn();
        assertThat(revoked.refuses(token(4))).isTrue();
        assertThat(revoked.refuses(token(5))).isFalse();
    }

    @Test
    void theEpochOfOneCompanyIsNotThatOfAnother() {
        var elsewhere = new CompanyId(Ids.next());
        source.answer =
                Revoked.of("8", List.of(), List.of(new Revoked.Rights(elsewhere, amina, 5)));
        revoked.learn();
        assertThat(revoked.refuses(token(4))).isFalse();
    }

    @Test
    void withoutAnAnswerWhatIsKnownStaysKnown() {
        source.answer = Revoked.of("8", List.of(session), List.of());
        revoked.learn();
        source.up = false;
        revoked.learn();
        revoked.learn();
        assertThat(revoked.refuses(token(0))).isTrue();
        source.up = true;
        revoked.learn();
        assertThat(source.asked)
                .as("goes on where it was, and begins anew after a gap")
                .containsExactly(null, "8", null, null);
    }

    @Test
    void healthSaysWhetherRevocationsAreKnown() {
        assertThat(revoked.health().getStatus().getCode()).isEqualTo("DEGRADED");
        revoked.learn();
        assertThat(revoked.health().getStatus().getCode()).isEqualTo("UP");
    }
}
