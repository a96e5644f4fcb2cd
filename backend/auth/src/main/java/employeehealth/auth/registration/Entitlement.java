package employeehealth.auth.registration;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.link.LinkToken;
import employeehealth.auth.link.Links;
import employeehealth.auth.membership.Memberships;
import employeehealth.auth.person.EmailAddress;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may come to which company. */
@Component
class Entitlement {

    private final AuthDatabase database;
    private final Links links;
    private final Invitations invitations;
    private final EmailDomains domains;
    private final Memberships memberships;

    Entitlement(
            AuthDatabase database,
            Links links,
            Invitations invitations,
            EmailDomains domains,
            Memberships memberships) {
        this.database = database;
        this.links = links;
        this.invitations = invitations;
        this.domains = domains;
        this.memberships = memberships;
    }

    /**
     * @param invitation none if they come with an address of the company
     * @param open whether it leads anywhere; else they are answered, and worked for, all the same
     */
    record Entry(CompanyId company, PersonId person, @Nullable UUID invitation, boolean open) {}

    /**
     * Says nothing of the address but what everybody can see of it: its form, and its domain.
     *
     * @param invitation token of the mailed link; none to come by the domain of the address
     * @throws Problem if the invitation is none that is good
     */
    Optional<Entry> of(EmailAddress address, @Nullable LinkToken invitation) {
        return invitation == null ? byDomain(address) : byInvitation(address, invitation);
    }

    private Optional<Entry> byInvitation(EmailAddress address, LinkToken token) {
        return Tenant.of(token.company())
                .get(() -> {
                    var link = links.check(token, LinkPurpose.INVITATION);
                    return database.read(() -> invitations.find(link.about()));
                })
                .filter(Invitation::open)
                .map(found ->
                        Optional.of(entry(found))
                                .filter(entry -> found.email().equals(address.text())))
                .orElseThrow(Links::ended);
    }

    private static Entry entry(Invitation found) {
        return new Entry(found.company(), found.person(), found.id(), true);
    }

    /**
     * A mailbox with many addresses is still one person. Whoever had the address and left comes
     * back as who they were, when the company says so, and not as somebody else by themself.
     */
    private Optional<Entry> byDomain(EmailAddress address) {
        if (address.isSubAddress()) {
            throw Problem.invalid(List.of(new FieldFault("email", "field.email-sub-address")));
        }
        var company = database.read(() -> domains.companyOf(address.domain()));
        var hasLeft =
                Tenant.of(company.orElse(Links.NOWHERE))
                        .get(() -> database.read(() -> memberships.hasLeft(address.text())));
        return company.map(found -> new Entry(found, new PersonId(Ids.next()), null, !hasLeft));
    }

    /** Whether it still holds, and is used up by this; within the transaction. */
    boolean isTaken(Registration registration, Instant now) {
        var invitation = registration.invitation();
        if (invitation != null) {
            return invitations.accept(invitation, now);
        }
        return EmailAddress.parse(registration.email())
                .flatMap(address -> domains.companyOf(address.domain()))
                .filter(registration.company()::equals)
                .filter(company -> !memberships.hasLeft(registration.email()))
                .isPresent();
    }
}
