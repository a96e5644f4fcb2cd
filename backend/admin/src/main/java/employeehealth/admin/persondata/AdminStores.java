package employeehealth.admin.persondata;

import static employeehealth.contracts.persondata.Store.Erasure.KEPT;
import static employeehealth.contracts.persondata.Store.Erasure.PSEUDONYMISED;

import employeehealth.admin.AdminDatabase;
import employeehealth.shared.access.Revocations;
import employeehealth.shared.persondata.PersonStores;
import employeehealth.shared.persondata.TableStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every table of this service that names somebody: by id alone. Who could do what, and when, is
 * what a company answers for; of somebody who was erased it names nobody any more.
 */
@Configuration(proxyBeanMethods = false)
class AdminStores {

    @Bean
    PersonStores adminPersonStores(AdminDatabase db) {
        return PersonStores.of(
                db,
                TableStore.of(db, "admin.assignments", "access-rights", PSEUDONYMISED)
                        .erasedBy(
                                "ended_at is null",
                                """
                                update admin.assignments set ended_at = now()
                                 where person_id = :person and ended_at is null
                                """,
                                Revocations.ofRights()),
                TableStore.of(db, "admin.leavers", "access-rights", PSEUDONYMISED).row("person_id"),
                TableStore.of(db, "admin.custom_role_versions", "acts", KEPT)
                        .where("changed_by = :person")
                        .row("changed_at")
                        .columns("role_id, version, changed_at"));
    }
}
