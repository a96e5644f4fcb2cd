package employeehealth.shared.idempotency;

import employeehealth.shared.database.ServiceDatabase;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.PlatformSecrets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The {@code Idempotency-Key} header (draft-ietf-httpapi-idempotency-key-header): the same key with
 * the same body gives the same answer, with another body 422. Keys are the person's own. Only the
 * id of what was made is remembered, so that no answer is kept a second time.
 */
@Component
public final class Idempotency {

    private final PlatformSecrets secrets;
    private final Clock clock;

    Idempotency(PlatformSecrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Claims the key inside the transaction that makes something.
     *
     * @param operation such as {@code POST assessments}: one key may serve two operations
     * @param made id of what this transaction is about to make
     * @return the id that an earlier, same request made, or nothing if this one is the first
     */
    public Optional<String> claim(
            ServiceDatabase database,
            @Nullable String key,
            String operation,
            byte[] body,
            String made) {
        if (key == null) {
            return Optional.empty();
        }
        if (key.isBlank() || key.length() > 255) {
            throw Problem.invalid(List.of(new FieldFault("Idempotency-Key", "field.limits")));
        }
        var claim =
                database.sql(
                                "select claimed, same_request, earlier from"
                                        + " platform.claim_idempotency_key(:key, :request, :made,"
                                        + " :now)")
                        .param("key", secrets.mac("idempotency", operation + "|" + key))
                        .param(
                                "request",
                                secrets.mac("idempotency", HexFormat.of().formatHex(body)))
                        .param("made", made)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query((row, n) ->
                                new Claim(row.getBoolean(1), row.getBoolean(2), row.getString(3)))
                        .single();
        if (claim.claimed) {
            return Optional.empty();
        }
        if (!claim.sameRequest) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "platform/idempotency-mismatch");
        }
        return Optional.of(claim.earlier);
    }

    private record Claim(boolean claimed, boolean sameRequest, String earlier) {}
}
