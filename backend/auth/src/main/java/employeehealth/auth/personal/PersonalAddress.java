package employeehealth.auth.personal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param email confirmed; none yet
 * @param pendingId what the mailed link is about
 * @param pendingEmail waits to be confirmed
 */
record PersonalAddress(
        @Nullable String email, @Nullable UUID pendingId, @Nullable String pendingEmail) {

    @Override
    public String toString() {
        return "PersonalAddress[hidden]";
    }
}
