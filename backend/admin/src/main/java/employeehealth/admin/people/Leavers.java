package employeehealth.admin.people;

import employeehealth.admin.AdminDatabase;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** People of the transaction's company who have left it. */
@Repository
public class Leavers {

    private final AdminDatabase db;

    public Leavers(AdminDatabase db) {
        this.db = db;
    }

    /** Whether they have left and are not back. */
    public boolean has(PersonId person) {
        return db.sql(
                        """
                        select exists (select 1
                                         from admin.leavers
                                        where person_id = :person
                                          and back_at is null)
                        """)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether that is news. */
    boolean left(CompanyId company, PersonId person, Instant at) {
        return put(company, person, at, null);
    }

    /** The same of somebody who belongs to the company, again or for the first time. */
    boolean returned(CompanyId company, PersonId person, Instant at) {
        return put(company, person, at, at);
    }

    private boolean put(CompanyId company, PersonId person, Instant at, @Nullable Instant back) {
        return db.sql(
                                """
                                insert into admin.leavers as known
                                       (company_id, person_id, changed_at, back_at)
                                values (:company, :person, :at, :back)
                                on conflict (company_id, person_id) do update
                                   set changed_at = excluded.changed_at, back_at = excluded.back_at
                                 where known.changed_at < excluded.changed_at
                                """)
                        .param("company", company.value())
                        .param("person", person.value())
                        .param("at", utc(at))
                        .param(
                                "back",
                                back == null ? null : utc(back),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .update()
                > 0;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
