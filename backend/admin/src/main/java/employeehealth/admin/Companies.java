package employeehealth.admin;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.shared.access.Revocations;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class Companies {

    private final AdminDatabase db;

    Companies(AdminDatabase db) {
        this.db = db;
    }

    Optional<Company> find(CompanyId id) {
        return db.sql(
                        """
                        select id, code, name, health_service_id
                          from admin.companies
                         where id = :id
                        """)
                .param("id", id.value())
                .query((row, n) ->
                        new Company(
                                new CompanyId(row.getObject("id", UUID.class)),
                                row.getString("code"),
                                row.getString("name"),
                                new HealthServiceId(
                                        row.getObject("health_service_id", UUID.class))))
                .optional();
    }

    /** None if there is no such company. */
    Optional<Employment> employment(CompanyId company, PersonId person) {
        return db.query(
                        "select code, name, health_service_id, "
                                + Revocations.epochOf()
                                + """
                                , exists (select from admin.leavers
                                           where person_id = :person and back_at is null)
                                  from admin.companies
                                 where id = :company
                                """)
                .param("company", company.value())
                .param("person", person.value())
                .query((row, n) ->
                        new Employment(
                                new Company(
                                        company,
                                        row.getString(1),
                                        row.getString(2),
                                        new HealthServiceId(row.getObject(3, UUID.class))),
                                row.getLong(4),
                                row.getBoolean(5)))
                .optional();
    }

    /**
     * @param epoch of the person's rights there, as it was before whatever is read after it
     * @param left whether they have left, and are not back
     */
    record Employment(Company at, long epoch, boolean left) {}

    void add(Company company, String healthServiceName) {
        db.sql(
                        """
                        insert into admin.health_services (id, name)
                        values (:id, :name)
                        on conflict do nothing
                        """)
                .param("id", company.healthService().value())
                .param("name", healthServiceName)
                .update();
        db.sql(
                        """
                        insert into admin.companies (id, code, name, health_service_id)
                        values (:id, :code, :name, :healthService)
                        """)
                .param("id", company.id().value())
                .param("code", company.code())
                .param("name", company.name())
                .param("healthService", company.healthService().value())
                .update();
    }

    void addSite(CompanyId company, SiteId site, String name) {
        db.sql(
                        """
                        insert into admin.sites (id, company_id, name)
                        values (:id, :company, :name)
                        """)
                .param("id", site.value())
                .param("company", company.value())
                .param("name", name)
                .update();
    }
}
