package employeehealth.shared.news;

import employeehealth.contracts.CompanyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way.
 *
 * @param position grows; of two events with the same key the lower one comes first
 * @param attempts that have failed so far
 * @param body JSON of the news
 */
record Envelope(
        long position,
        UUID id,
        @Nullable CompanyId company,
        String key,
        String body,
        String trace,
        Instant at,
        int attempts) {

    static final String COLUMNS = "position, id, company_id, key, body, trace_id, at";

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
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getInt(8));
    }
}
