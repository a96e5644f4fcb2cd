package employeehealth.profile.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link as its person sees it.
 *
 * @param state {@code open}, {@code revoked}, {@code expired} or {@code exhausted} (by wrong
 *     passcodes)
 * @param shlink for other software, {@code shlink:/…}; none once it opens nothing
 * @param url page of ours that opens it, with the same behind the {@code #}: what a QR code holds
 * @param flag as the specification has it: {@code L}, {@code LP}
 * @param attemptsLeft wrong passcodes that it still stands
 * @param opened how often
 * @param accesses the last ones
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShownLink(
        UUID id,
        String state,
        @Nullable String label,
        @Nullable String shlink,
        @Nullable String url,
        String flag,
        @Nullable Integer attemptsLeft,
        Instant expiresAt,
        Instant madeAt,
        @Nullable Instant revokedAt,
        int opened,
        List<LinkAccesses.Access> accesses) {

    @Override
    public String toString() {
        return "ShownLink[hidden]";
    }
}
