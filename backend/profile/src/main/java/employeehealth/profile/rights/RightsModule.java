package employeehealth.profile.rights;

import static employeehealth.contracts.persondata.Store.Erasure.KEPT;
import static employeehealth.contracts.persondata.Store.Erasure.NOW;
import static employeehealth.contracts.persondata.Store.Erasure.PSEUDONYMISED;

import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.health.HealthProfileStores;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.Pseudonyms;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.jobs.RecurringJob;
import employeehealth.shared.persondata.PersonData;
import employeehealth.shared.persondata.PersonStores;
import employeehealth.shared.persondata.PlatformStores;
import employeehealth.shared.persondata.Retention;
import employeehealth.shared.persondata.TableStore;
import employeehealth.shared.seal.Seal;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every table of this service that may say something about somebody, what clears them of what is
 * over its time, and the settings.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RightsSettings.class)
class RightsModule {

    /** Whose rows stand for files, which are told with them. */
    static final String FILES = "profile.document_versions";

    private static final String WITHOUT_TEXT =
            "update profile.data_request_steps set sealed_text = null where person_id = :person";
    private static final String WITHOUT_WORDS =
            "update profile.data_requests set sealed_words = null where person_id = :person";

    /** Nobody is left to be answered. */
    private static final String LAPSED =
            """
            update profile.data_requests
               set state = 'lapsed', version = version + 1, due_on = null, closed_on = current_date
             where person_id = :person and closed_on is null
            """;

    /** What refers to another row comes before it; what is new here is a line here. */
    static PersonStores stores(ProfileDatabase db, HealthProfileStores profiles) {
        return PersonStores.of(
                db,
                profiles.own(),
                profiles.ofClinicians(),
                TableStore.of(db, "profile.visits", "occupational-file", KEPT)
                        .sealed("sealed_visit"),
                TableStore.of(db, "profile.pre_visit_questionnaires", "own-health", NOW)
                        .sealed("sealed_answers"),
                TableStore.of(db, "profile.birth_dates", "own-health", NOW)
                        .row("person_id")
                        .sealed("sealed_birth_date"),
                TableStore.of(db, "profile.care_choices", "own-health", NOW)
                        .sealed("sealed_reason"),
                TableStore.of(db, "profile.consent_decisions", "consents", NOW),
                TableStore.of(db, "profile.contact_requests", "messages", NOW).secret("nonce"),
                TableStore.of(db, "profile.unreachable_channels", "messages", NOW)
                        .row("channel_id"),
                TableStore.of(db, "profile.emergency_contacts", "own-health", NOW)
                        .sealed("sealed_contact"),
                TableStore.of(db, "profile.emergency_cards", "own-health", NOW)
                        .sealed("sealed_choice", "sealed_card"),
                TableStore.of(db, "profile.health_link_accesses", "own-health", NOW)
                        .sealed("sealed_recipient"),
                TableStore.of(db, "profile.health_link_tokens", "own-health", NOW)
                        .row("token_key")
                        .secret("token_key"),
                TableStore.of(db, "profile.health_links", "own-health", NOW)
                        .sealed("sealed_link")
                        .secret("passcode_key", "token", "key"), // not what they called it
                TableStore.of(db, "profile.document_looks", "own-health", NOW)
                        .columns("id, document_id, version, professional_id, at, opened_at")
                        .blob("id"),
                TableStore.of(db, "profile.document_shares", "own-health", NOW),
                TableStore.of(db, "profile.document_pictures", "own-health", NOW).columns("id, at"),
                TableStore.of(db, FILES, "own-health", NOW).sealed("sealed_file").blob("id"),
                TableStore.of(db, "profile.documents", "own-health", NOW).sealed("sealed_about"),
                TableStore.of(db, "profile.upload_parts", "own-health", NOW)
                        .row("upload_id, starts_at")
                        .columns("upload_id, starts_at"),
                TableStore.of(db, "profile.uploads", "own-health", NOW).sealed("sealed_about"),
                TableStore.of(db, "profile.fitness_opinions", "occupational-file", KEPT)
                        .sealed("sealed_opinion"),
                TableStore.of(db, "profile.released_opinions", "occupational-file", KEPT)
                        .sealed("sealed_opinion"),
                TableStore.of(db, "profile.break_glass_reviews", "access-trace", KEPT)
                        .row("access_id"),
                TableStore.of(db, "profile.exports", "export", NOW).blob("document_id"),
                TableStore.of(db, "profile.data_request_steps", "rights", PSEUDONYMISED)
                        .sealed("sealed_text")
                        .erasedBy("sealed_text is not null", WITHOUT_TEXT),
                TableStore.of(db, "profile.data_requests", "rights", PSEUDONYMISED)
                        .sealed("sealed_words", "sealed_contact")
                        .erasedBy(
                                "sealed_words is not null or closed_on is null",
                                WITHOUT_WORDS,
                                LAPSED),
                TableStore.of(db, "profile.erasures", "rights", KEPT).sealed("sealed_identity"));
    }

    @Bean
    PersonData profilePersonData(
            ProfileDatabase db, HealthProfileStores profiles, Pseudonyms pseudonyms, Seal seal) {
        return new PersonData(stores(db, profiles), pseudonyms, seal);
    }

    @Bean
    RecurringJob profileRetention(ProfileDatabase db, Audit audit) {
        return Retention.job(
                "profile",
                db,
                audit,
                "profile.contact_requests",
                "profile.unreachable_channels",
                "profile.data_request_steps",
                "profile.data_requests",
                "profile.erasures");
    }

    /** What lies behind the services is told from here. */
    @Bean
    PersonData platformPersonData(PlatformDatabase db, Pseudonyms pseudonyms, Seal seal) {
        return new PersonData(PlatformStores.of(db, EraseJob.NAME), pseudonyms, seal);
    }
}
