package employeehealth.admin;

import employeehealth.admin.people.Assignments;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.demo.DemoCompany;
import employeehealth.contracts.demo.DemoSeed;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The demo companies, their sites, and who is what there. */
@Component
@ConditionalOnBooleanProperty("platform.demo")
final class DemoStaff implements DemoSeed {

    private final AdminDatabase database;
    private final Companies companies;
    private final Assignments assignments;
    private final Audit audit;

    DemoStaff(AdminDatabase database, Companies companies, Assignments assignments, Audit audit) {
        this.database = database;
        this.companies = companies;
        this.assignments = assignments;
        this.audit = audit;
    }

    @Override
    public void seed(DemoCompany demo) {
        Tenant.of(demo.id())
                .run(() ->
                        database.write(() -> {
                            if (companies.find(demo.id()).isEmpty()) {
                                companies.add(
                                        new Company(
                                                demo.id(),
                                                demo.code(),
                                                demo.name(),
                                                demo.healthService()),
                                        demo.healthServiceName());
                                demo.sites()
                                        .forEach(site ->
                                                companies.addSite(
                                                        demo.id(), site.id(), site.name()));
                            }
                            var known = assignments.people();
                            var newcomers =
                                    demo.people().stream()
                                            .filter(person -> !known.contains(person.id()))
                                            .map(person ->
                                                    new Assignments.Founding(
                                                            demo.id(),
                                                            person.id(),
                                                            person.role(),
                                                            placeOf(person)))
                                            .toList();
                            if (!newcomers.isEmpty()) {
                                assignments.found(newcomers);
                                audit.record(
                                        database,
                                        new AuditRecord(
                                                demo.id(),
                                                null,
                                                null,
                                                "admin.demo.seeded",
                                                "admin.assignments",
                                                demo.code(),
                                                "demo",
                                                AuditRecord.Outcome.SUCCESS,
                                                null));
                            }
                        }));
    }

    /** Who works at a place, or helps at one, does so there; the others serve the whole company. */
    private static @Nullable SiteId placeOf(DemoCompany.Person person) {
        return switch (person.role()) {
            case EMPLOYEE, FIRST_AIDER -> person.site();
            default -> null;
        };
    }
}
