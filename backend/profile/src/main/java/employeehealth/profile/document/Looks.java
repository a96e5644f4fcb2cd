package employeehealth.profile.document;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

/** Copies that professionals asked for. The person sees those that were opened. */
@Repository
class Looks {

    private static final int SHOWN = 200;
    private static final String SELECT =
            """
            select id, document_id, version, professional_id, roles, permissions, rights_epoch,
                   opened_at
              from profile.document_looks
            """;

    private final ProfileDatabase db;

    Looks(ProfileDatabase db) {
        this.db = db;
    }

    void add(Owner owner, Look look, Instant now) {
        db.sql(
                        """
                        insert into profile.document_looks
                               (id, company_id, health_service_id, person_id, document_id, version,
                                professional_id, roles, permissions, rights_epoch, at)
                        values (:id, :company, :service, :person, :document, :version,
                                :professional, :roles, :permissions, :epoch, :at)
                        """)
                .param("id", look.copy())
                .param("company", owner.company().value())
                .param("service", owner.healthService().value())
                .param("person", owner.person().value())
                .param("document", look.document())
                .param("version", look.version())
                .param("professional", look.professional().value())
                .param("roles", codes(look.roles(), Role::code))
                .param("permissions", codes(look.permissions(), Permission::code))
                .param("epoch", look.rightsEpoch())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Look> find(UUID copy) {
        return db.sql(SELECT + " where id = :id").param("id", copy).query(Looks::look).optional();
    }

    void opened(UUID copy, Instant now) {
        db.sql(
                        """
                        update profile.document_looks set opened_at = :now
                         where id = :id and opened_at is null
                        """)
                .param("id", copy)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** That were opened, newest first. */
    List<Look> of(PersonId person, UUID document) {
        return db.sql(
                        SELECT
                                + """
                                 where person_id = :person and document_id = :document
                                   and opened_at is not null
                                 order by opened_at desc
                                 limit :limit
                                """)
                .param("person", person.value())
                .param("document", document)
                .param("limit", SHOWN)
                .query(Looks::look)
                .list();
    }

    private static <T> String codes(Set<T> some, Function<T, String> code) {
        return some.stream().map(code).sorted().collect(Collectors.joining(","));
    }

    private static <T> Set<T> ofCodes(String codes, Function<String, T> parse) {
        return Arrays.stream(codes.split(",", -1))
                .filter(code -> !code.isEmpty())
                .map(parse)
                .collect(Collectors.toSet());
    }

    private static Look look(ResultSet row, int n) throws SQLException {
        var opened = row.getObject("opened_at", OffsetDateTime.class);
        return new Look(
                row.getObject("id", UUID.class),
                row.getObject("document_id", UUID.class),
                row.getInt("version"),
                new PersonId(row.getObject("professional_id", UUID.class)),
                ofCodes(row.getString("roles"), Role::ofCode),
                ofCodes(row.getString("permissions"), Permission::ofCode),
                row.getLong("rights_epoch"),
                opened == null ? null : opened.toInstant());
    }
}
