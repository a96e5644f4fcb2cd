package employeehealth.auth;

import employeehealth.auth.factor.MailedCodes;
import employeehealth.auth.link.Link;
import employeehealth.auth.link.Links;
import employeehealth.auth.person.People;
import employeehealth.auth.person.Person;
import employeehealth.auth.personal.PersonalAddresses;
import employeehealth.auth.registration.Registering;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.LinkId;
import employeehealth.contracts.auth.LinkApi;
import employeehealth.contracts.auth.MailedLink;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.settings.PlatformSettings;
import java.util.Optional;
import org.springframework.web.bind.annotation.RestController;

/** The links that people are mailed. Not final: calls pass through a proxy. */
@RestController
@ServicesOnly("notifications")
class LinkContract implements LinkApi {

    private final AuthDatabase database;
    private final Links links;
    private final MailedCodes codes;
    private final People people;
    private final Registering registering;
    private final PersonalAddresses addresses;
    private final String pages;

    LinkContract(
            AuthDatabase database,
            Links links,
            MailedCodes codes,
            People people,
            Registering registering,
            PersonalAddresses addresses,
            PlatformSettings settings) {
        this.database = database;
        this.links = links;
        this.codes = codes;
        this.people = people;
        this.registering = registering;
        this.addresses = addresses;
        this.pages = settings.publicUrl().toString();
    }

    @Override
    public MailedLink link(CompanyId company, LinkId id) {
        return Tenant.of(company)
                .get(() -> links.live(id).flatMap(this::mailed))
                .orElseThrow(Problem::notFound);
    }

    private Optional<MailedLink> mailed(Link link) {
        return to(link).map(
                        to -> new MailedLink(to.email, to.language, address(link, to.language)));
    }

    private Optional<To> to(Link link) {
        return switch (link.purpose()) {
            case PASSWORD_RESET, FIRST_PASSWORD, ACCOUNT_RECOVERY, SIGN_IN_CODE ->
                    person(link).map(this::privately);
            case ALREADY_REGISTERED -> person(link).flatMap(person -> tried(person, link));
            case INVITATION -> registering.invited(link.about()).map(To::of);
            case REGISTRATION -> registering.registered(link.about()).map(To::of);
            case PERSONAL_ADDRESS -> person(link).flatMap(person -> pending(person, link));
            case PERSONAL_ADDRESS_REMOVED,
                    SIGN_IN_ADDRESS_CHANGED,
                    ACCOUNT_RECOVERY_ASKED,
                    ACCOUNT_RECOVERED ->
                    person(link).flatMap(person -> told(person, link));
        };
    }

    private Optional<Person> person(Link link) {
        return database.read(() -> people.find(link.person()));
    }

    /**
     * To the person's own address, if there is one: mailboxes of a company are the company's, which
     * is the last that should be able to open a health account.
     */
    private To privately(Person person) {
        return database.read(() -> addresses.of(person.id()))
                .map(email -> new To(email, person.locale()))
                .orElseGet(() -> To.of(person));
    }

    /** To the address that somebody tried: who reads another one of theirs is not told of it. */
    private Optional<To> tried(Person person, Link link) {
        return database.read(() -> people.names(person.id())).stream()
                .filter(name -> name.asId().equals(link.about()))
                .findFirst()
                .map(name -> new To(name.value(), person.locale()));
    }

    private Optional<To> pending(Person person, Link link) {
        return database.read(() -> addresses.pending(person.id(), link.about()))
                .map(email -> new To(email, person.locale()));
    }

    private static Optional<To> told(Person person, Link link) {
        return Optional.ofNullable(link.email()).map(email -> new To(email, person.locale()));
    }

    private String address(Link link, String language) {
        return switch (link.purpose()) {
            case PASSWORD_RESET, FIRST_PASSWORD -> page("reset-password", link, language);
            case ACCOUNT_RECOVERY -> page("recover-account", link, language);
            case INVITATION -> page("register", link, language);
            case REGISTRATION -> page("confirm-registration", link, language);
            case PERSONAL_ADDRESS -> page("confirm-address", link, language);
            case ALREADY_REGISTERED,
                    PERSONAL_ADDRESS_REMOVED,
                    SIGN_IN_ADDRESS_CHANGED,
                    ACCOUNT_RECOVERY_ASKED,
                    ACCOUNT_RECOVERED ->
                    page("sign-in", language);
            case SIGN_IN_CODE -> codes.text(link);
        };
    }

    /** Behind the {@code #}, so that it reaches no server, no log and no other site. */
    private String page(String name, Link link, String language) {
        return page(name, language) + "#" + links.token(link);
    }

    private String page(String name, String language) {
        return pages + "/" + language + "/" + name;
    }

    private record To(String email, String language) {

        static To of(Person person) {
            return new To(person.email(), person.locale());
        }

        static To of(Registering.Address address) {
            return new To(address.email(), address.language());
        }

        @Override
        public String toString() {
            return "To[hidden]";
        }
    }
}
