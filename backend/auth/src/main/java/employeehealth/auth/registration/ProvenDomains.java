package employeehealth.auth.registration;

import employeehealth.auth.person.EmailAddress;
import employeehealth.auth.person.People;
import employeehealth.shared.access.Me;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which domains somebody may speak for. Within a transaction of their company. */
@Component
public class ProvenDomains {

    /** Where anybody gets an address. */
    private static final Set<String> EVERYBODYS =
            Set.of(
                    "aol.com",
                    "bbox.fr",
                    "free.fr",
                    "gmail.com",
                    "gmx.com",
                    "gmx.de",
                    "gmx.fr",
                    "gmx.net",
                    "googlemail.com",
                    "hotmail.com",
                    "hotmail.fr",
                    "icloud.com",
                    "laposte.net",
                    "live.com",
                    "live.fr",
                    "mac.com",
                    "mail.com",
                    "me.com",
                    "msn.com",
                    "neuf.fr",
                    "numericable.fr",
                    "orange.fr",
                    "outlook.com",
                    "outlook.fr",
                    "pm.me",
                    "proton.me",
                    "protonmail.com",
                    "sfr.fr",
                    "tutanota.com",
                    "wanadoo.fr",
                    "web.de",
                    "yahoo.com",
                    "yahoo.fr",
                    "yandex.com",
                    "ymail.com",
                    "zoho.com");

    private final People people;
    private final EmailDomains domains;

    ProvenDomains(People people, EmailDomains domains) {
        this.people = people;
        this.domains = domains;
    }

    /** That of their own address, unless anybody can have one there. */
    boolean isOwnOf(Me me, String domain) {
        return !EVERYBODYS.contains(domain)
                && people.find(me.person())
                        .flatMap(person -> EmailAddress.parse(person.email()))
                        .filter(address -> address.domain().equals(domain))
                        .isPresent();
    }

    /** The same, or one that their company has named, and that is no other company's. */
    public boolean isProvenBy(Me me, String domain) {
        return domains.companyOf(domain)
                        .map(me.company()::equals)
                        .orElseGet(() -> isOwnOf(me, domain))
                && !domains.isFederatedElsewhere(domain, me.company());
    }
}
