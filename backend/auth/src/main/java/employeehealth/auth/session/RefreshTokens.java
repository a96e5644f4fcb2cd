package employeehealth.auth.session;

import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Computes refresh tokens instead of storing them. Neither the database alone nor the platform's
 * secret alone is enough to make one, and a session's tokens can be made again for a client that
 * lost the answer. They hold in the environment that made them.
 */
@Component
class RefreshTokens {

    private final PlatformSecrets secrets;
    private final String environment;

    RefreshTokens(PlatformSecrets secrets, PlatformSettings settings) {
        this.secrets = secrets;
        this.environment = settings.environment().code();
    }

    RefreshToken of(Session session) {
        return new RefreshToken(
                session.company(),
                session.id(),
                session.generation(),
                mac(session, session.generation()));
    }

    /** Whether we made this token for this session, now or in an earlier generation. */
    boolean genuine(RefreshToken token, Session session) {
        return MessageDigest.isEqual(
                mac(session, token.generation()).getBytes(StandardCharsets.US_ASCII),
                token.mac().getBytes(StandardCharsets.US_ASCII));
    }

    private String mac(Session session, int generation) {
        var text =
                environment
                        + "|"
                        + session.company()
                        + "|"
                        + session.id()
                        + "|"
                        + generation
                        + "|"
                        + HexFormat.of().formatHex(session.nonce());
        return HexFormat.of().formatHex(secrets.mac("refresh", text));
    }
}
