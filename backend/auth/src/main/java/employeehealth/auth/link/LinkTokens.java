package employeehealth.auth.link;

import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Computes the tokens of links instead of storing them, as those of sessions are: neither the
 * database nor the platform's secret alone is enough to make one, and a copy of the outbox, of the
 * mails still waiting or of a log holds none. They hold in the environment that made them.
 */
@Component
class LinkTokens {

    private final PlatformSecrets secrets;
    private final String environment;

    LinkTokens(PlatformSecrets secrets, PlatformSettings settings) {
        this.secrets = secrets;
        this.environment = settings.environment().code();
    }

    LinkToken of(Link link) {
        return new LinkToken(link.company(), link.id(), mac(link));
    }

    boolean genuine(LinkToken token, Link link) {
        return MessageDigest.isEqual(
                mac(link).getBytes(StandardCharsets.US_ASCII),
                token.mac().getBytes(StandardCharsets.US_ASCII));
    }

    private String mac(Link link) {
        var text =
                environment
                        + "|"
                        + link.purpose().code()
                        + "|"
                        + link.company()
                        + "|"
                        + link.id()
                        + "|"
                        + HexFormat.of().formatHex(link.nonce());
        return HexFormat.of().formatHex(secrets.mac("mailed-link", text));
    }
}
