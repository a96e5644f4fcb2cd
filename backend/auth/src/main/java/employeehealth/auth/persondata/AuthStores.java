package employeehealth.auth.persondata;

import static employeehealth.contracts.persondata.Store.Erasure.KEPT;
import static employeehealth.contracts.persondata.Store.Erasure.NOW;
import static employeehealth.contracts.persondata.Store.Erasure.PSEUDONYMISED;

import employeehealth.auth.AuthDatabase;
import employeehealth.shared.access.Revocations;
import employeehealth.shared.persondata.PersonStores;
import employeehealth.shared.persondata.TableStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every table of this service that may say something about somebody. Of an account that is erased
 * the row stays, since others refer to it, and says nothing any more; nobody signs in with it.
 */
@Configuration(proxyBeanMethods = false)
class AuthStores {

    private static final String OF_THEIR_IDENTITIES =
            "identity in (select id from auth.federated_identities where person_id = :person)";

    @Bean
    PersonStores authPersonStores(AuthDatabase db) {
        return PersonStores.of(
                db,
                TableStore.of(db, "auth.federated_sessions", "sign-in", NOW)
                        .where(OF_THEIR_IDENTITIES),
                TableStore.of(db, "auth.federated_identities", "sign-in", NOW),
                TableStore.of(db, "auth.logout_notices", "sign-in", NOW),
                TableStore.of(db, "auth.authorized_clients", "account", NOW).row("client"),
                TableStore.of(db, "auth.client_grants", "sign-in", NOW),
                TableStore.of(db, "auth.authorization_requests", "sign-in", NOW)
                        .secret("state", "nonce"),
                TableStore.of(db, "auth.scim_group_members", "account", NOW).row("group_id"),
                TableStore.of(db, "auth.scim_users", "account", NOW).row("person_id"),
                TableStore.of(db, "auth.passkey_users", "sign-in", NOW).row("person_id"),
                TableStore.of(db, "auth.passkeys", "sign-in", NOW),
                TableStore.of(db, "auth.recovery_codes", "sign-in", NOW).row("code_key"),
                TableStore.of(db, "auth.totp", "sign-in", NOW).row("person_id"),
                TableStore.of(db, "auth.sign_in_challenges", "sign-in", NOW),
                TableStore.of(db, "auth.personal_addresses", "account", NOW).row("person_id"),
                TableStore.of(db, "auth.mailed_links", "sign-in", NOW),
                TableStore.of(db, "auth.registrations", "account", NOW).secret("password_hash"),
                TableStore.of(db, "auth.invitations", "account", NOW),
                TableStore.of(db, "auth.sessions", "sign-in", NOW),
                TableStore.of(db, "auth.sign_in_names", "account", NOW).row("email_key"),
                TableStore.of(db, "auth.email_domains", "acts", KEPT)
                        .where("allowed_by = :person")
                        .row("domain"),
                TableStore.of(db, "auth.email_code_policies", "acts", KEPT)
                        .where("allowed_by = :person")
                        .row("allowed_at"),
                TableStore.of(db, "auth.scim_clients", "acts", KEPT).where("created_by = :person"),
                people(db));
    }

    private static TableStore people(AuthDatabase db) {
        return TableStore.of(db, "auth.people", "account", PSEUDONYMISED)
                .where("id = :person")
                .secret("password_hash")
                .erasedBy(
                        "email <> 'erased-' || id || '@erased.invalid'",
                        """
                        update auth.people
                           set email = 'erased-' || id || '@erased.invalid', display_name = '—',
                               password_hash = null, left_at = coalesce(left_at, now())
                         where id = :person
                        """,
                        Revocations.ofRights());
    }
}
