package employeehealth.shared.audit.log;

import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditEntry;
import employeehealth.shared.audit.Pseudonyms;
import employeehealth.shared.breakglass.BreakGlass;
import employeehealth.shared.database.ServiceDatabase;
import employeehealth.shared.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what the audit log says about the person of the transaction, and nobody else, with the
 * names that are sealed for them. Of the transaction's company.
 */
public final class OwnTrail {

    private final ServiceDatabase database;
    private final Pseudonyms pseudonyms;
    private final Seal seal;
    private final JsonMapper json;

    public OwnTrail(ServiceDatabase database, Pseudonyms pseudonyms, Seal seal, JsonMapper json) {
        this.database = database;
        this.pseudonyms = pseudonyms;
        this.seal = seal;
        this.json = json;
    }

    /**
     * A record, opened.
     *
     * @param actor who acted; none if no person did, or their name could not be sealed then
     * @param reason why somebody acted without taking care of the person, in their own words
     */
    public record Look(AuditEntry entry, @Nullable PersonId actor, @Nullable String reason) {

        @Override
        public String toString() {
            return "Look[hidden]";
        }
    }

    /**
     * Newest first.
     *
     * @param own also what they did themself
     * @param without services whose records are about something else
     * @param before a record; those older than it
     */
    public List<Look> page(
            boolean own, Collection<String> without, @Nullable UUID before, int limit) {
        var person = Tenant.current().map(Tenant::person).orElseThrow();
        return database.sql(
                        "select "
                                + AuditEntry.COLUMNS
                                + """
                                , a.glass, a.sealed_reason
                                  from platform.audit_about(:whom, :own, :without, :before, :most) a
                                 order by a.id desc
                                """)
                .param("whom", pseudonyms.of(person))
                .param("own", own)
                .param("without", without.toArray(String[]::new))
                .param("before", before, Types.OTHER)
                .param("most", limit)
                .query((row, n) -> look(person, row))
                .list();
    }

    private Look look(PersonId person, ResultSet row) throws SQLException {
        var entry = AuditEntry.read(row);
        var sealed = entry.sealed();
        var actor =
                sealed == null || entry.actor() == null
                        ? null
                        : actor(seal.open(person, Audit.SEALED, entry.id(), sealed));
        return new Look(entry, actor, reason(person, row));
    }

    private @Nullable PersonId actor(byte[] clear) {
        var id = json.readTree(clear).path("actor");
        return id.isString() ? PersonId.of(id.stringValue()) : null;
    }

    private @Nullable String reason(PersonId person, ResultSet row) throws SQLException {
        var glass = row.getObject("glass", UUID.class);
        return glass == null
                ? null
                : new String(
                        seal.open(person, BreakGlass.REASON, glass, row.getBytes("sealed_reason")),
                        StandardCharsets.UTF_8);
    }
}
