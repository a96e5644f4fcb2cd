package employeehealth.auth.client;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.oauth.OAuthRefusal;
import employeehealth.shared.access.KeyProofs;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The key that a program proves to hold when it asks for tokens, or for what becomes tokens; they
 * are then bound to it.
 */
@Component
public class ShownKeys {

    private final AuthDatabase database;
    private final SpentTokens spent;
    private final KeyProofs proofs;

    ShownKeys(AuthDatabase database, SpentTokens spent, KeyProofs proofs) {
        this.database = database;
        this.spent = spent;
        this.proofs = proofs;
    }

    /** Its thumbprint; none if nothing is shown, and nothing has to be. */
    public @Nullable String of(HttpServletRequest request, OAuthClient client) {
        var key = ifShown(request, client);
        if (key == null && client.bound()) {
            throw refused();
        }
        return key;
    }

    /** The same where nobody has to show one: no token is made there yet. */
    public @Nullable String ifShown(HttpServletRequest request, OAuthClient client) {
        var shown = Collections.list(request.getHeaders(KeyProofs.HEADER));
        if (shown.isEmpty()) {
            return null;
        }
        if (shown.size() != 1) {
            throw refused();
        }
        var proof =
                proofs.verified(
                                shown.getFirst(),
                                request.getMethod(),
                                request.getRequestURI(),
                                request.getHeader(HttpHeaders.HOST),
                                null)
                        .orElseThrow(ShownKeys::refused);
        if (!database.write(() -> spent.spend(client, "proof", proof.id(), proof.until()))) {
            throw refused();
        }
        return proof.key();
    }

    public static OAuthRefusal refused() {
        return OAuthRefusal.of("invalid_dpop_proof", "the proof of a key is missing or not good");
    }
}
