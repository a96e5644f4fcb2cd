package employeehealth.app.demo;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.demo.DemoCompany;
import employeehealth.contracts.demo.DemoCompany.Person;
import employeehealth.contracts.demo.DemoCompany.Site;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Two invented companies. Ids come from names, everything else from a fixed seed. */
public final class DemoCompanies {

    private static final HealthServiceId HEALTH_SERVICE = new HealthServiceId(id("health service"));
    private static final String HEALTH_SERVICE_NAME =
            "Service de prévention et de santé au travail Horizon";
    private static final LocalDate YOUNGEST = LocalDate.of(2005, 12, 31);

    private DemoCompanies() {}

    /** Who runs a demo: its first company's administrator, so that everything can be tried. */
    public static PersonId operator() {
        return new PersonId(id("person|admin@lumiere.demo"));
    }

    /**
     * @param employees how many generated employees the first company has
     */
    public static List<DemoCompany> of(int employees) {
        return List.of(
                company(
                        "lumiere",
                        "Ateliers Lumière",
                        List.of("Lyon", "Nantes"),
                        List.of(
                                named("claire", "Claire Fontaine", Role.EMPLOYEE, "female"),
                                named("karim", "Karim Haddad", Role.EMPLOYEE, "male"),
                                named("nurse", "Inès Moreau", Role.NURSE, "female"),
                                named("physician", "Dr Hélène Vasseur", Role.PHYSICIAN, "female"),
                                named("clinician", "Dr Marc Delcourt", Role.CLINICIAN, "male"),
                                named("responder", "Samir Benali", Role.FIRST_AIDER, "male"),
                                named("hr", "Sophie Lambert", Role.EMPLOYER, "female"),
                                named("admin", "Paul Garnier", Role.COMPANY_ADMIN, "male"),
                                named("dpo", "Nadia Roussel", Role.DPO, "female"),
                                named("auditor", "Thomas Picard", Role.AUDITOR, "male"),
                                named("author", "Dr Anne Leroy", Role.PROTOCOL_AUTHOR, "female"),
                                named(
                                        "reviewer",
                                        "Dr Luc Besson",
                                        Role.PROTOCOL_SIGNATORY,
                                        "male")),
                        employees),
                company(
                        "verrerie",
                        "Verrerie du Nord",
                        List.of("Lille"),
                        List.of(
                                named("employee", "Julie Carpentier", Role.EMPLOYEE, "female"),
                                named("physician", "Dr Omar Diallo", Role.PHYSICIAN, "male"),
                                named("admin", "Claude Petit", Role.COMPANY_ADMIN, "male")),
                        60));
    }

    private record Named(String account, String name, Role role, String sex) {}

    private static Named named(String account, String name, Role role, String sex) {
        return new Named(account, name, role, sex);
    }

    private static DemoCompany company(
            String code, String name, List<String> siteNames, List<Named> named, int employees) {
        var random = new Random(code.hashCode());
        var sites =
                siteNames.stream()
                        .map(site -> new Site(new SiteId(id(code + "|site|" + site)), site))
                        .toList();
        var people = new ArrayList<Person>();
        named.forEach(n ->
                people.add(
                        person(
                                n.account + "@" + code + ".demo",
                                n.name,
                                n.role,
                                sites.getFirst(),
                                n.sex,
                                random)));
        for (var i = 1; i <= employees; i++) {
            var female = random.nextBoolean();
            var first = DemoNames.first(female, random);
            people.add(
                    person(
                            "e%04d@%s.demo".formatted(i, code),
                            first + " " + DemoNames.last(random),
                            Role.EMPLOYEE,
                            sites.get(random.nextInt(sites.size())),
                            female ? "female" : "male",
                            random));
        }
        return new DemoCompany(
                new CompanyId(id("company|" + code)),
                code,
                name,
                HEALTH_SERVICE,
                HEALTH_SERVICE_NAME,
                sites,
                people);
    }

    private static Person person(
            String email, String name, Role role, Site site, String sex, Random random) {
        return new Person(
                new PersonId(id("person|" + email)),
                email,
                name,
                role,
                site.id(),
                YOUNGEST.minusDays(random.nextInt(45 * 365)),
                sex,
                random.nextInt(12) == 0 ? "en" : "fr");
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(
                ("employee-health demo|" + name).getBytes(StandardCharsets.UTF_8));
    }
}
