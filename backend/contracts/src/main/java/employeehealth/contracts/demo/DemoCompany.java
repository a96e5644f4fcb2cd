package employeehealth.contracts.demo;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Role;
import java.time.LocalDate;
import java.util.List;

/**
 * One invented company. The same input always makes the same companies, with the same ids, so that
 * every process seeds its own services without asking another.
 */
public record DemoCompany(
        CompanyId id,
        String code,
        String name,
        HealthServiceId healthService,
        String healthServiceName,
        List<Site> sites,
        List<Person> people) {

    public DemoCompany {
        sites = List.copyOf(sites);
        people = List.copyOf(people);
    }

    public record Site(SiteId id, String name) {}

    /**
     * @param email also the sign-in name
     * @param sex {@code female} or {@code male}, as FHIR writes it
     * @param locale language that the person reads, {@code fr} or {@code en}
     */
    public record Person(
            PersonId id,
            String email,
            String displayName,
            Role role,
            SiteId site,
            LocalDate birthDate,
            String sex,
            String locale) {}
}
