package employeehealth.auth.provider;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.CompanyId;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Where people go who have an address of a domain. Nothing here depends on who there is. */
@Repository
public class FederatedDomains {

    private final AuthDatabase database;

    FederatedDomains(AuthDatabase database) {
        this.database = database;
    }

    /**
     * @param localSignIn whether a password is good there, too
     */
    public record Sent(CompanyId company, UUID provider, boolean localSignIn) {}

    public Optional<Sent> of(String domain) {
        return database.sql(
                        """
                        select company_id, provider, local_sign_in
                          from auth.federated_domains
                         where domain = :domain
                        """)
                .param("domain", domain)
                .query((row, n) ->
                        new Sent(
                                new CompanyId(row.getObject(1, UUID.class)),
                                row.getObject(2, UUID.class),
                                row.getBoolean(3)))
                .optional();
    }

    /** Whether people of the transaction's company may register with addresses of that domain. */
    boolean isAllowed(String domain, CompanyId company) {
        return database.sql(
                        """
                        select count(*) > 0
                          from auth.email_domains
                         where domain = :domain
                           and company_id = :company
                        """)
                .param("domain", domain)
                .param("company", company.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether it is somebody else's: another company's, or another provider's of this one. */
    boolean isTaken(String domain, CompanyId company, UUID provider) {
        return database.sql(
                        """
                        select exists (select 1 from auth.email_domains
                                        where domain = :domain and company_id <> :company)
                            or exists (select 1 from auth.federated_domains
                                        where domain = :domain and provider <> :provider)
                        """)
                .param("domain", domain)
                .param("company", company.value())
                .param("provider", provider)
                .query(Boolean.class)
                .single();
    }

    /** In place of those that it had. */
    void set(IdentityProvider provider, Collection<String> domains) {
        database.sql("delete from auth.federated_domains where provider = :provider")
                .param("provider", provider.id())
                .update();
        database.sql(
                        """
                        insert into auth.federated_domains
                               (domain, company_id, provider, local_sign_in)
                        select domain, :company, :provider, :localSignIn
                          from unnest(:domains::text[]) as new (domain)
                        """)
                .param("company", provider.company().value())
                .param("provider", provider.id())
                .param("localSignIn", provider.localSignIn())
                .param("domains", domains.toArray(String[]::new))
                .update();
    }
}
