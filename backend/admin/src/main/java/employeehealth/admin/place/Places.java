package employeehealth.admin.place;

import employeehealth.admin.AdminDatabase;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.SiteId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Sites and populations of the transaction's company: what roles can be limited to. */
@Repository
public class Places {

    private final AdminDatabase db;

    Places(AdminDatabase db) {
        this.db = db;
    }

    public record Site(SiteId id, String name) {}

    /**
     * @param code as assignments name it, such as {@code night-shift}
     */
    public record Population(String code, String name) {}

    public List<Site> sites() {
        return db.sql("select id, name from admin.sites order by lower(name), id")
                .query((row, n) ->
                        new Site(new SiteId(row.getObject(1, UUID.class)), row.getString(2)))
                .list();
    }

    public boolean isSite(SiteId id) {
        return site(id).isPresent();
    }

    Optional<Site> site(SiteId id) {
        return db.sql("select id, name from admin.sites where id = :id")
                .param("id", id.value())
                .query((row, n) ->
                        new Site(new SiteId(row.getObject(1, UUID.class)), row.getString(2)))
                .optional();
    }

    /** Whether its name was free. */
    boolean add(CompanyId company, Site site) {
        return db.sql(
                                """
                                insert into admin.sites (id, company_id, name)
                                values (:id, :company, :name)
                                on conflict (company_id, lower(name)) do nothing
                                """)
                        .param("id", site.id().value())
                        .param("company", company.value())
                        .param("name", site.name())
                        .update()
                > 0;
    }

    List<Population> populations() {
        return db.sql("select code, name from admin.populations order by lower(name), code")
                .query((row, n) -> new Population(row.getString(1), row.getString(2)))
                .list();
    }

    public boolean isPopulation(String code) {
        return population(code).isPresent();
    }

    Optional<Population> population(String code) {
        return db.sql("select code, name from admin.populations where code = :code")
                .param("code", code)
                .query((row, n) -> new Population(row.getString(1), row.getString(2)))
                .optional();
    }

    /** Whether its code was free. */
    boolean add(CompanyId company, Population population) {
        return db.sql(
                                """
                                insert into admin.populations (company_id, code, name)
                                values (:company, :code, :name)
                                on conflict (company_id, code) do nothing
                                """)
                        .param("company", company.value())
                        .param("code", population.code())
                        .param("name", population.name())
                        .update()
                > 0;
    }

    /** The company itself, and who is the controller of its staff's health data. */
    Optional<Served> company() {
        return db.sql(
                        """
                        select c.code, c.name, h.name
                          from admin.companies c
                          join admin.health_services h on h.id = c.health_service_id
                        """)
                .query((row, n) -> new Served(row.getString(1), row.getString(2), row.getString(3)))
                .optional();
    }

    record Served(String code, String name, String healthService) {}
}
