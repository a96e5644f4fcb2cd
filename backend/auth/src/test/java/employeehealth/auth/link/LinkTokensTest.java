package employeehealth.auth.link;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.LinkId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.settings.Stage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkTokensTest {

    private static final UUID ONE = new UUID(1, 1);
    private static final UUID TWO = new UUID(2, 2);

    @TempDir private Path folder;

    private LinkTokens in(Stage stage) {
        var settings =
                new PlatformSettings(true, folder, null, URI.create("http://localhost"), Map.of());
        return new LinkTokens(PlatformSecrets.of(settings), settings.in(stage));
    }

    private static Link link(UUID id, UUID company, LinkPurpose purpose, int nonce) {
        return new Link(
                new LinkId(id),
                new CompanyId(company),
                new PersonId(ONE),
                purpose,
                ONE,
                null,
                new byte[] {(byte) nonce},
                Instant.EPOCH,
                false);
    }

    @Test
    void aTokenIsForOneLinkOfOnePurposeInOneCompany() {
        var tokens = in(Stage.PROD);
        var seen = new HashSet<String>();
        for (var purpose : LinkPurpose.values()) {
            for (var id : new UUID[] {ONE, TWO}) {
                for (var company : new UUID[] {ONE, TWO}) {
                    for (var nonce = 0; nonce < 3; nonce++) {
                        seen.add(tokens.of(link(id, company, purpose, nonce)).mac());
                    }
                }
            }
        }
        assertThat(seen).hasSize(LinkPurpose.values().length * 12);
    }

    @Test
    void aTokenOfAnotherEnvironmentIsNotGenuineEvenUnderTheSameSecret() {
        var link = link(ONE, TWO, LinkPurpose.PASSWORD_RESET, 1);
        var staging = in(Stage.STAGING).of(link);

        assertThat(in(Stage.STAGING).genuine(staging, link)).isTrue();
        assertThat(in(Stage.PROD).genuine(staging, link)).isFalse();
    }

    @Test
    void aTokenIsReadAsItWasWritten() {
        var token = in(Stage.PROD).of(link(ONE, TWO, LinkPurpose.INVITATION, 1));

        assertThat(LinkToken.parse(token.text())).contains(token);
        assertThat(LinkToken.parse(token.text() + "\n")).isEmpty();
        assertThat(LinkToken.parse("v1" + token.text().substring(2))).isEmpty();
        assertThat(token).hasToString("LinkToken[hidden]");
    }
}
