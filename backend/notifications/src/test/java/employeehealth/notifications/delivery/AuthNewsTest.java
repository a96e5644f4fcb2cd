package employeehealth.notifications.delivery;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.LinkId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.auth.FactorsChanged;
import employeehealth.contracts.auth.FederationLinked;
import employeehealth.contracts.auth.FederationUnlinked;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.contracts.auth.LinkRequested;
import employeehealth.contracts.auth.MailedLink;
import employeehealth.contracts.auth.NewDeviceSignedIn;
import employeehealth.contracts.auth.PasskeyAdded;
import employeehealth.contracts.auth.PasskeyCopied;
import employeehealth.contracts.auth.PasskeyRemoved;
import employeehealth.contracts.auth.PasskeyRenamed;
import employeehealth.contracts.auth.PasswordChanged;
import employeehealth.contracts.auth.PersonLeft;
import employeehealth.contracts.auth.PersonalAddressAdded;
import employeehealth.contracts.auth.PersonalAddressRemoved;
import employeehealth.contracts.auth.Reach;
import employeehealth.contracts.auth.RecoveryCodeUsed;
import employeehealth.contracts.auth.SessionStolen;
import employeehealth.contracts.auth.SignInLocked;
import employeehealth.contracts.care.Consent;
import employeehealth.contracts.care.ConsentState;
import employeehealth.contracts.news.News;
import employeehealth.contracts.profile.ContactRequest;
import employeehealth.notifications.NotificationsDatabase;
import employeehealth.notifications.mail.TestMail;
import employeehealth.notifications.notice.TestWords;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.jobs.TestJobs;
import employeehealth.shared.news.Subscriber;
import employeehealth.shared.news.TestOutbox;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.TestSeal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Whatever auth announces ends as the right mail in the demo's mailbox, in both languages. */
class AuthNewsTest {

    private static final Instant AT = Instant.parse("2026-11-30T19:00:00Z");
    private static final UUID THING = Ids.next();

    /**
     * @param news about somebody, or about a link, with that id
     */
    private record Told(Function<UUID, News> news, String french, String english) {

        News example() {
            return news.apply(THING);
        }
    }

    private static Told told(Function<PersonId, News> news, String french, String english) {
        return new Told(id -> news.apply(new PersonId(id)), french, english);
    }

    private static Told mailed(LinkPurpose purpose, String french, String english) {
        return new Told(
                id -> new LinkRequested(new PersonId(id), new LinkId(id), purpose, AT),
                french,
                english);
    }

    private static final List<Told> ALL =
            List.of(
                    told(
                            who -> new SessionStolen(who, new SessionId(THING), AT),
                            "Vous avez été déconnecté par sécurité",
                            "You were signed out for your protection"),
                    told(
                            who -> new NewDeviceSignedIn(who, new SessionId(THING), AT),
                            "Connexion d'un nouvel appareil",
                            "A new device has signed in"),
                    told(
                            who -> new SignInLocked(who, AT),
                            "Plusieurs connexions avec un mot de passe erroné",
                            "Several sign-ins with a wrong password"),
                    told(
                            who -> new RecoveryCodeUsed(who, AT),
                            "Un code de récupération a servi",
                            "A recovery code was used"),
                    told(
                            who -> new FactorsChanged(who, AT),
                            "Votre façon de vous connecter a changé",
                            "How you sign in was changed"),
                    told(
                            who -> new PasskeyAdded(who, THING, AT),
                            "Une clé d'accès a été ajoutée à votre compte",
                            "A passkey was added to your account"),
                    told(
                            who -> new PasskeyRenamed(who, THING, AT),
                            "Une clé d'accès de votre compte a été renommée",
                            "A passkey of your account was renamed"),
                    told(
                            who -> new PasskeyRemoved(who, THING, AT),
                            "Une clé d'accès a été retirée de votre compte",
                            "A passkey was removed from your account"),
                    told(
                            who -> new PasskeyCopied(who, THING, AT),
                            "Il existe peut-être une copie d'une de vos clés d'accès",
                            "There may be a copy of one of your passkeys"),
                    told(
                            who -> new FederationLinked(who, THING, AT),
                            "Vous pouvez vous connecter par votre entreprise",
                            "You can sign in through your company"),
                    told(
                            who -> new FederationUnlinked(who, THING, AT),
                            "Un moyen de connexion a été retiré",
                            "A way to sign in was removed"),
                    told(
                            who -> new PasswordChanged(who, AT),
                            "Votre mot de passe a été modifié",
                            "Your password was changed"),
                    told(
                            who -> new PersonalAddressAdded(who, AT),
                            "Vous pouvez vous connecter avec une autre adresse",
                            "You can sign in with another address"),
                    told(
                            who -> new PersonalAddressRemoved(who, AT),
                            "Une adresse personnelle a été retirée d'un compte",
                            "A personal address was removed from an account"),
                    told(
                            who -> new PersonLeft(who, AT),
                            "Vous avez quitté la plateforme de votre entreprise",
                            "You have left the platform of your company"),
                    mailed(
                            LinkPurpose.PASSWORD_RESET,
                            "Choisir un nouveau mot de passe",
                            "Choose a new password"),
                    mailed(
                            LinkPurpose.FIRST_PASSWORD,
                            "Votre compte pour la santé au travail",
                            "Your account for health at work"),
                    mailed(LinkPurpose.INVITATION, "Votre invitation", "Your invitation"),
                    mailed(
                            LinkPurpose.REGISTRATION,
                            "Confirmez votre adresse",
                            "Confirm your address"),
                    mailed(
                            LinkPurpose.ALREADY_REGISTERED,
                            "Vous avez déjà un compte",
                            "You have an account already"),
                    mailed(
                            LinkPurpose.PERSONAL_ADDRESS,
                            "Confirmez votre adresse personnelle",
                            "Confirm your personal address"),
                    mailed(
                            LinkPurpose.PERSONAL_ADDRESS_REMOVED,
                            "Une adresse personnelle a été retirée d'un compte",
                            "A personal address was removed from an account"),
                    mailed(
                            LinkPurpose.SIGN_IN_ADDRESS_CHANGED,
                            "Votre adresse de connexion a changé",
                            "The address that you sign in with was changed"),
                    mailed(
                            LinkPurpose.ACCOUNT_RECOVERY,
                            "Retrouver l’accès à votre compte",
                            "Come back into your account"),
                    mailed(
                            LinkPurpose.ACCOUNT_RECOVERY_ASKED,
                            "Un retour dans votre compte a été demandé",
                            "A way back into your account was asked for"),
                    mailed(
                            LinkPurpose.ACCOUNT_RECOVERED,
                            "Vos seconds facteurs ont été retirés",
                            "Your second factors were removed"),
                    mailed(
                            LinkPurpose.SIGN_IN_CODE,
                            "Votre code de connexion",
                            "Your code to sign in"));

    private final Databases databases = TestPlatform.freshDatabases();
    private final NotificationsDatabase database = new NotificationsDatabase(databases);
    private final Clock clock = Clock.systemUTC();
    private final CompanyId company = new CompanyId(Ids.next());
    private final Map<UUID, String> languages = new ConcurrentHashMap<>();
    private final AnnotationConfigApplicationContext beans =
            new AnnotationConfigApplicationContext();
    private final SendMail send =
            new SendMail(
                    database,
                    new Deliveries(database, TestSeal.of(TestPlatform.settings())),
                    (where, who, leaving) -> new Reach(address(who.value()), language(who.value())),
                    (where, link) ->
                            new MailedLink(
                                    address(link.value()),
                                    language(link.value()),
                                    "http://localhost/fr/sign-in#l1.secret"),
                    AuthNewsTest::nobodysContact,
                    (who, what, where) -> new Consent(what, ConsentState.UNDECIDED),
                    TestOutbox.at(clock),
                    TestWords.words(),
                    TestMail.demo(database, clock),
                    new SimpleMeterRegistry(),
                    clock);

    private String language(UUID whom) {
        return Objects.requireNonNull(languages.get(whom));
    }

    private static String address(UUID whom) {
        return whom + "@example.org";
    }

    private static ContactRequest nobodysContact(CompanyId where, LinkId which) {
        throw Problem.notFound();
    }

    @BeforeEach
    void start() {
        var deliveries = new Deliveries(database, TestSeal.of(TestPlatform.settings()));
        var notices = new Notices(database, deliveries, send, TestJobs.at(clock), clock);
        beans.registerBean(NotificationsDatabase.class, () -> database);
        beans.registerBean(Notices.class, () -> notices);
        beans.register(Subscriptions.class);
        beans.refresh();
    }

    @AfterEach
    void stop() {
        beans.close();
        databases.close();
    }

    @Test
    void everyNewsArrivesAsItsOwnNoticeInThePersonsLanguage() {
        var expected = new ArrayList<>();
        for (var told : ALL) {
            expected.add(announced(told, "fr") + " fr " + told.french);
            expected.add(announced(told, "en") + " en " + told.english);
        }

        TestPlatform.seenByOwner(databases, "select id from notifications.deliveries")
                .forEach(id -> Tenant.of(company).run(() -> send.run(which(id))));

        assertThat(
                        TestPlatform.seenByOwner(
                                databases,
                                "select recipient || ' ' || language || ' ' || subject"
                                        + " from notifications.demo_mailbox"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static SendMail.Which which(Object id) {
        return new SendMail.Which((UUID) id);
    }

    /** To whom the mail has to go. */
    private String announced(Told told, String language) {
        var whom = Ids.next();
        languages.put(whom, language);
        receive(told.news.apply(whom));
        return address(whom);
    }

    @SuppressWarnings("unchecked") // whoever says that it is for this kind takes it
    private void receive(News news) {
        beans.getBeansOfType(Subscriber.class).values().stream()
                .filter(subscriber -> subscriber.kind().equals(news.getClass()))
                .forEach(subscriber ->
                        Tenant.of(company)
                                .run(() ->
                                        database.write(
                                                () -> subscriber.receive(news, Ids.next()))));
    }

    @Test
    void noneOfThemIsForgottenHere() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(News.class));
        var kinds = new ArrayList<Class<?>>();
        for (var found : scanner.findCandidateComponents(LinkRequested.class.getPackageName())) {
            kinds.add(Class.forName(found.getBeanClassName()));
        }
        assertThat(kinds).hasSizeGreaterThan(10);
        assertThat(ALL.stream().map(told -> told.example().getClass()).collect(toSet()))
                .isEqualTo(Set.copyOf(kinds));
        assertThat(
                        ALL.stream()
                                .map(Told::example)
                                .filter(LinkRequested.class::isInstance)
                                .map(news -> ((LinkRequested) news).purpose())
                                .collect(toSet()))
                .isEqualTo(EnumSet.allOf(LinkPurpose.class));
    }
}
