package employeehealth.triage.persondata;

import static employeehealth.contracts.persondata.Store.Erasure.KEPT;
import static employeehealth.contracts.persondata.Store.Erasure.NOW;

import employeehealth.shared.persondata.PersonStores;
import employeehealth.shared.persondata.TableStore;
import employeehealth.triage.TriageDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every table of this service that may say something about somebody. What a person told of themself
 * is theirs to erase; who wrote and signed the rules is part of the rules.
 */
@Configuration(proxyBeanMethods = false)
class TriageStores {

    @Bean
    PersonStores triagePersonStores(TriageDatabase db) {
        return PersonStores.of(
                db,
                TableStore.of(db, "triage.follow_ups", "own-health", NOW)
                        .row("assessment_id")
                        .sealed("sealed_feedback"),
                TableStore.of(db, "triage.offline_checks", "own-health", NOW)
                        .row("assessment_id")
                        .sealed("sealed_outcome"),
                TableStore.of(db, "triage.assessment_steps", "own-health", NOW)
                        .sealed("sealed_answers", "sealed_recommendation"),
                TableStore.of(db, "triage.symptom_assessments", "own-health", NOW)
                        .sealed("sealed_answers", "sealed_recommendation"),
                TableStore.of(db, "triage.reminder_choices", "consents", NOW).row("person_id"),
                TableStore.of(db, "triage.protocol_drafts", "acts", KEPT)
                        .where("author = :person")
                        .columns("id, protocol, version, revision, changed_at"),
                TableStore.of(db, "triage.protocol_signatures", "acts", KEPT)
                        .row("draft")
                        .columns("draft, revision, part, at"),
                TableStore.of(db, "triage.publications", "acts", KEPT)
                        .columns("id, protocol, version, made_at"),
                TableStore.of(db, "triage.simulations", "acts", KEPT)
                        .columns("id, draft, revision, at"),
                TableStore.of(db, "triage.company_policies", "acts", KEPT)
                        .row("version")
                        .columns("version, made_at"));
    }
}
