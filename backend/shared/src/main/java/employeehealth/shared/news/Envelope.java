package employeehealth.shared.news;

import employeehealth.contracts.CompanyId;
import employeehealth.shared.web.Cause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way.
 *
 * @param position grows; of two events with the same key the lower one comes first
 * @param attempts that have failed so far
 * @param body JSON of the news
 * @param span in which it was announced, if traces were exported
 */
record Envelope(
        long position,
        UUID id,
        @Nullable CompanyId company,
        String key,
        String body,
        String trace,
        @Nullable String span,
        Instant at,
        int attempts) {

    static final String COLUMNS = "position, id, company_id, key, body, trace_id, span_id, at";

    Envelope {
        // JSON from a broker may lack them.
        Objects.requireNonNull(id);
        Objects.requireNonNull(key);
        Objects.requireNonNull(body);
        Objects.requireNonNull(trace);
        Objects.requireNonNull(at);
    }

    /** What happens because of the event belongs to the request that announced it. */
    Cause cause() {
        return new Cause(trace, span);
    }

    /** Of a row with {@link #COLUMNS} and {@code attempts}. */
    static Envelope of(ResultSet row, int n) throws SQLException {
        var company = row.getObject(3, UUID.class);
        return new Envelope(
                row.getLong(1),
                row.getObject(2, UUID.class),
                company == null ? null : new CompanyId(company),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getInt(9));
    }
}
