package employeehealth.auth.registration;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Which company's people have addresses of a domain. */
@Repository
class EmailDomains {

    private final AuthDatabase database;

    EmailDomains(AuthDatabase database) {
        this.database = database;
    }

    Optional<CompanyId> companyOf(String domain) {
        return database.sql("select company_id from auth.email_domains where domain = :domain")
                .param("domain", domain)
                .query((row, n) -> new CompanyId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Whether another company's people come by a provider from there. */
    boolean isFederatedElsewhere(String domain, CompanyId company) {
        return database.sql(
                        """
                        select exists (select 1
                                         from auth.federated_domains
                                        where domain = :domain
                                          and company_id <> :company)
                        """)
                .param("domain", domain)
                .param("company", company.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether it is new. */
    boolean allow(String domain, CompanyId company, PersonId by, Instant now) {
        return database.sql(
                                """
                                insert into auth.email_domains (domain, company_id, allowed_by, allowed_at)
                                select :domain, :company, :by, :now
                                 where not exists (select 1
                                                     from auth.federated_domains
                                                    where domain = :domain
                                                      and company_id <> :company)
                                on conflict do nothing
                                """)
                        .param("domain", domain)
                        .param("company", company.value())
                        .param("by", by.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    boolean remove(String domain) {
        return database.sql("delete from auth.email_domains where domain = :domain")
                        .param("domain", domain)
                        .update()
                > 0;
    }

    List<Allowed> of(CompanyId company) {
        return database.sql(
                        """
                        select domain, allowed_at
                          from auth.email_domains
                         where company_id = :company
                         order by domain
                        """)
                .param("company", company.value())
                .query((row, n) ->
                        new Allowed(
                                row.getString(1),
                                row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    record Allowed(String domain, Instant allowedAt) {}
}
