package employeehealth.auth.grant;

import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Computes the refresh tokens of programs instead of storing them, as those of people (ADR 0018):
 * from the grant's nonce and the platform's secret, for this environment.
 */
@Component
public class GrantTokens {

    private final PlatformSecrets secrets;
    private final String environment;

    GrantTokens(PlatformSecrets secrets, PlatformSettings settings) {
        this.secrets = secrets;
        this.environment = settings.environment().code();
    }

    public GrantToken of(ClientGrant grant, int generation) {
        return new GrantToken(grant.id(), generation, mac(grant, generation));
    }

    /** Whether we made this token for this grant, now or in an earlier generation. */
    public boolean genuine(GrantToken token, ClientGrant grant) {
        return MessageDigest.isEqual(
                mac(grant, token.generation()).getBytes(StandardCharsets.US_ASCII),
                token.mac().getBytes(StandardCharsets.US_ASCII));
    }

    private String mac(ClientGrant grant, int generation) {
        var text =
                String.join(
                        "|",
                        environment,
                        grant.company().toString(),
                        grant.client().toString(),
                        grant.id().toString(),
                        Integer.toString(generation),
                        HexFormat.of().formatHex(grant.secretNonce()));
        return HexFormat.of().formatHex(secrets.mac("client-refresh", text));
    }
}
