package employeehealth.notifications.delivery;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.BreakGlassUsed;
import employeehealth.contracts.admin.RightsChanged;
import employeehealth.contracts.auth.FactorsChanged;
import employeehealth.contracts.auth.FederationLinked;
import employeehealth.contracts.auth.FederationUnlinked;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.contracts.auth.LinkRequested;
import employeehealth.contracts.auth.NewDeviceSignedIn;
import employeehealth.contracts.auth.PasskeyAdded;
import employeehealth.contracts.auth.PasskeyCopied;
import employeehealth.contracts.auth.PasskeyRemoved;
import employeehealth.contracts.auth.PasskeyRenamed;
import employeehealth.contracts.auth.PasswordChanged;
import employeehealth.contracts.auth.PersonLeft;
import employeehealth.contracts.auth.PersonalAddressAdded;
import employeehealth.contracts.auth.PersonalAddressRemoved;
import employeehealth.contracts.auth.RecoveryCodeUsed;
import employeehealth.contracts.auth.SessionStolen;
import employeehealth.contracts.auth.SignInLocked;
import employeehealth.contracts.care.OpinionGiven;
import employeehealth.contracts.news.News;
import employeehealth.contracts.profile.ContactNamed;
import employeehealth.contracts.profile.DataRequestMoved;
import employeehealth.contracts.profile.DocumentExpires;
import employeehealth.contracts.triage.CheckBackDue;
import employeehealth.notifications.NotificationsDatabase;
import employeehealth.notifications.notice.Notice;
import employeehealth.shared.database.ServiceDatabase;
import employeehealth.shared.news.Subscriber;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which news a person is told of. */
@Configuration(proxyBeanMethods = false)
class Subscriptions {

    @Bean
    Subscriber<SignInLocked> tellSignInLocked(NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.sign-in-locked",
                SignInLocked.class,
                Notice.SIGN_IN_LOCKED,
                SignInLocked::person,
                SignInLocked::at,
                database,
                notices);
    }

    @Bean
    Subscriber<NewDeviceSignedIn> tellNewDevice(NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.new-device-signed-in",
                NewDeviceSignedIn.class,
                Notice.NEW_DEVICE,
                NewDeviceSignedIn::person,
                NewDeviceSignedIn::at,
                database,
                notices);
    }

    @Bean
    Subscriber<BreakGlassUsed> tellFileOpened(NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.break-glass-used",
                BreakGlassUsed.class,
                Notice.FILE_OPENED,
                BreakGlassUsed::person,
                BreakGlassUsed::at,
                database,
                notices);
    }

    @Bean
    Subscriber<SessionStolen> tellSessionStolen(NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.session-stolen",
                SessionStolen.class,
                Notice.SESSION_STOLEN,
                SessionStolen::person,
                SessionStolen::at,
                database,
                notices);
    }

    @Bean
    Subscriber<RightsChanged> tellRightsChanged(NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.rights-changed",
                RightsChanged.class,
                Notice.RIGHTS_CHANGED,
                RightsChanged::person,
                RightsChanged::at,
                database,
                notices);
    }

    @Bean
    Subscriber<RecoveryCodeUsed> tellRecoveryCodeUsed(
            NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.recovery-code-used",
                RecoveryCodeUsed.class,
                Notice.RECOVERY_CODE_USED,
                RecoveryCodeUsed::person,
                RecoveryCodeUsed::at,
                database,
                notices);
    }

    @Bean
    Subscriber<FactorsChanged> tellFactorsChanged(NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.factors-changed",
                FactorsChanged.class,
                Notice.FACTORS_CHANGED,
                FactorsChanged::person,
                FactorsChanged::at,
                database,
                notices);
    }

    @Bean
    Subscriber<FederationLinked> tellFederationLinked(
            NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.federation-linked",
                FederationLinked.class,
                Notice.FEDERATION_LINKED,
                FederationLinked::person,
                FederationLinked::at,
                database,
                notices);
    }

    @Bean
    Subscriber<FederationUnlinked> tellFederationUnlinked(
            NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.federation-unlinked",
                FederationUnlinked.class,
                Notice.FEDERATION_UNLINKED,
                FederationUnlinked::person,
                FederationUnlinked::at,
                database,
                notices);
    }

    @Bean
    Subscriber<PasskeyAdded> tellPasskeyAdded(NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.passkey-added",
                PasskeyAdded.class,
                Notice.PASSKEY_ADDED,
                PasskeyAdded::person,
                PasskeyAdded::at,
                database,
                notices);
    }

    @Bean
    Subscriber<PasskeyRenamed> tellPasskeyRenamed(NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.passkey-renamed",
                PasskeyRenamed.class,
                Notice.PASSKEY_RENAMED,
                PasskeyRenamed::person,
                PasskeyRenamed::at,
                database,
                notices);
    }

    @Bean
    Subscriber<PasskeyRemoved> tellPasskeyRemoved(NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.passkey-removed",
                PasskeyRemoved.class,
                Notice.PASSKEY_REMOVED,
                PasskeyRemoved::person,
                PasskeyRemoved::at,
                database,
                notices);
    }

    @Bean
    Subscriber<PasskeyCopied> tellPasskeyCopied(NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.passkey-copied",
                PasskeyCopied.class,
                Notice.PASSKEY_COPIED,
                PasskeyCopied::person,
                PasskeyCopied::at,
                database,
                notices);
    }

    @Bean
    Subscriber<PasswordChanged> tellPasswordChanged(
            NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.password-changed",
                PasswordChanged.class,
                Notice.PASSWORD_CHANGED,
                PasswordChanged::person,
                PasswordChanged::at,
                database,
                notices);
    }

    @Bean
    Subscriber<PersonalAddressAdded> tellPersonalAddressAdded(
            NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.personal-address-added",
                PersonalAddressAdded.class,
                Notice.PERSONAL_ADDRESS_ADDED,
                PersonalAddressAdded::person,
                PersonalAddressAdded::at,
                database,
                notices);
    }

    @Bean
    Subscriber<PersonalAddressRemoved> tellPersonalAddressRemoved(
            NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.personal-address-removed",
                PersonalAddressRemoved.class,
                Notice.PERSONAL_ADDRESS_REMOVED,
                PersonalAddressRemoved::person,
                PersonalAddressRemoved::at,
                database,
                notices);
    }

    @Bean
    Subscriber<PersonLeft> tellPersonLeft(NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.person-left",
                PersonLeft.class,
                Notice.PERSON_LEFT,
                PersonLeft::person,
                PersonLeft::at,
                database,
                notices);
    }

    @Bean
    Subscriber<CheckBackDue> tellCheckBack(NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.check-back-due",
                CheckBackDue.class,
                Notice.REMINDER,
                CheckBackDue::person,
                CheckBackDue::at,
                database,
                notices);
    }

    @Bean
    Subscriber<DocumentExpires> tellDocumentExpires(
            NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.document-expires",
                DocumentExpires.class,
                Notice.DOCUMENT_EXPIRES,
                DocumentExpires::person,
                DocumentExpires::at,
                database,
                notices);
    }

    @Bean
    Subscriber<DataRequestMoved> tellDataRequest(NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.data-request-moved",
                DataRequestMoved.class,
                Notice.DATA_REQUEST,
                DataRequestMoved::person,
                DataRequestMoved::at,
                database,
                notices);
    }

    @Bean
    Subscriber<OpinionGiven> tellOpinion(NotificationsDatabase database, Notices notices) {
        return new TellingOpinion(database, notices);
    }

    /** Before the employer can see it, and once it can. */
    private record TellingOpinion(ServiceDatabase database, Notices notices)
            implements Subscriber<OpinionGiven> {

        @Override
        public String name() {
            return "notifications.opinion-given";
        }

        @Override
        public Class<OpinionGiven> kind() {
            return OpinionGiven.class;
        }

        @Override
        public void receive(OpinionGiven news, UUID id) {
            var notice = news.released() ? Notice.OPINION_RELEASED : Notice.OPINION_PREPARED;
            notices.tell(news.person(), notice, news.at(), id);
        }
    }

    @Bean
    Subscriber<LinkRequested> mailLinks(NotificationsDatabase database, Notices notices) {
        return new Mailing(database, notices);
    }

    @Bean
    Subscriber<ContactNamed> askContacts(NotificationsDatabase database, Notices notices) {
        return new Asking(database, notices);
    }

    private record Asking(ServiceDatabase database, Notices notices)
            implements Subscriber<ContactNamed> {

        @Override
        public String name() {
            return "notifications.contact-named";
        }

        @Override
        public Class<ContactNamed> kind() {
            return ContactNamed.class;
        }

        @Override
        public void receive(ContactNamed news, UUID id) {
            notices.mail(news.person(), Notice.EMERGENCY_CONTACT, news.request(), news.at(), id);
        }
    }

    /** Links for nobody end here: an address without an account was asked about. */
    private record Mailing(ServiceDatabase database, Notices notices)
            implements Subscriber<LinkRequested> {

        @Override
        public String name() {
            return "notifications.link-requested";
        }

        @Override
        public Class<LinkRequested> kind() {
            return LinkRequested.class;
        }

        @Override
        public void receive(LinkRequested news, UUID id) {
            if (!news.person().equals(LinkRequested.NOBODY)) {
                notices.mail(news.person(), notice(news.purpose()), news.link(), news.at(), id);
            }
        }

        private static Notice notice(LinkPurpose purpose) {
            return switch (purpose) {
                case PASSWORD_RESET -> Notice.PASSWORD_RESET;
                case INVITATION -> Notice.INVITATION;
                case REGISTRATION -> Notice.REGISTRATION;
                case ALREADY_REGISTERED -> Notice.ALREADY_REGISTERED;
                case PERSONAL_ADDRESS -> Notice.PERSONAL_ADDRESS;
                case SIGN_IN_CODE -> Notice.SIGN_IN_CODE;
                case FIRST_PASSWORD -> Notice.FIRST_PASSWORD;
                case ACCOUNT_RECOVERY -> Notice.ACCOUNT_RECOVERY;
                case ACCOUNT_RECOVERY_ASKED -> Notice.ACCOUNT_RECOVERY_ASKED;
                case ACCOUNT_RECOVERED -> Notice.ACCOUNT_RECOVERED;
                case PERSONAL_ADDRESS_REMOVED -> Notice.PERSONAL_ADDRESS_REMOVED;
                case SIGN_IN_ADDRESS_CHANGED -> Notice.SIGN_IN_ADDRESS_CHANGED;
            };
        }
    }

    private record Telling<E extends News>(
            String name,
            Class<E> kind,
            Notice notice,
            Function<E, PersonId> whom,
            Function<E, Instant> when,
            ServiceDatabase database,
            Notices notices)
            implements Subscriber<E> {

        @Override
        public void receive(E news, UUID id) {
            notices.tell(whom.apply(news), notice, when.apply(news), id);
        }
    }
}
