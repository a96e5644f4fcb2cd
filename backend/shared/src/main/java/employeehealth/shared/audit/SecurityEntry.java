package employeehealth.shared.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code platform.security_log}. */
public record SecurityEntry(
        UUID id,
        Instant at,
        String kind,
        @Nullable UUID company,
        @Nullable UUID caller,
        String method,
        String route,
        int status,
        String detail,
        @Nullable String source,
        String trace) {

    /** For {@code select}, in the order that {@link #read} expects. */
    public static final String COLUMNS =
            "s.id, s.at, s.kind, s.company_id, s.caller, s.method, s.route, s.status, s.detail,"
                    + " s.source, s.trace_id";

    public static SecurityEntry read(ResultSet row) throws SQLException {
        return new SecurityEntry(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getObject(5, UUID.class),
                row.getString(6),
                row.getString(7),
                row.getInt(8),
                row.getString(9),
                row.getString(10),
                row.getString(11));
    }

    /** What a closed stretch's digest is made of. */
    public String line() {
        return new Line()
                .text("id", id.toString())
                .time("at", at)
                .text("kind", kind)
                .id("company", company)
                .id("caller", caller)
                .text("method", method)
                .text("route", route)
                .number("status", status)
                .text("detail", detail)
                .text("source", source)
                .text("trace", trace)
                .end();
    }
}
