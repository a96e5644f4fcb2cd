package employeehealth.profile.contact;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.LinkId;
import employeehealth.contracts.profile.ContactApi;
import employeehealth.contracts.profile.ContactRequest;
import employeehealth.profile.PeoplesNames;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.settings.PlatformSettings;
import org.springframework.web.bind.annotation.RestController;

/** What emergency contacts are mailed. Not final: calls pass through a proxy. */
@RestController
@ServicesOnly("notifications")
class ContactContract implements ContactApi {

    private final ProfileDatabase database;
    private final Contacts contacts;
    private final ContactRequests requests;
    private final AskContact ask;
    private final PeoplesNames names;
    private final String pages;

    ContactContract(
            ProfileDatabase database,
            Contacts contacts,
            ContactRequests requests,
            AskContact ask,
            PeoplesNames names,
            PlatformSettings settings) {
        this.database = database;
        this.contacts = contacts;
        this.requests = requests;
        this.ask = ask;
        this.names = names;
        this.pages = settings.publicUrl().toString();
    }

    @Override
    public ContactRequest request(CompanyId company, LinkId id) {
        var asked =
                Tenant.of(company)
                        .get(() -> database.read(() -> requests.find(id)))
                        .orElseThrow(Problem::notFound);
        var owner = asked.owner();
        var contact =
                new Tenant(owner.company(), owner.healthService(), owner.person())
                        .get(() ->
                                database.read(() -> contacts.find(owner.person(), asked.contact())))
                        .map(KeptContact::contact)
                        .orElseThrow(Problem::notFound);
        var email =
                contact.email()
                        .filter(one -> asked.channel().equals(one.id()))
                        .orElseThrow(Problem::notFound);
        var language = contact.language();
        return new ContactRequest(
                asked.channel(),
                email.value(),
                language,
                pages + "/" + language + "/emergency-contact/#" + ask.token(asked).text(),
                names.known(company, owner.person()));
    }
}
