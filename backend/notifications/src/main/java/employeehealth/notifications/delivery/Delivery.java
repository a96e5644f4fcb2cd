package employeehealth.notifications.delivery;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.LinkId;
import employeehealth.contracts.PersonId;
import employeehealth.notifications.notice.Notice;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One notice to one person by one channel.
 *
 * @param happenedAt when that happened of which they are told
 * @param link that the mail holds; none for a notice of what has happened
 */
record Delivery(
        UUID id,
        CompanyId company,
        PersonId person,
        Notice notice,
        Instant happenedAt,
        State state,
        int attempts,
        @Nullable LinkId link) {

    enum State {
        WAITING,
        SENT,
        /** The recipient's server will never take it. */
        REFUSED,
        /** They have refused what it rests on since they asked for it. */
        WITHDRAWN,
        /** Given up: nobody to write to, or too many attempts. */
        FAILED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
