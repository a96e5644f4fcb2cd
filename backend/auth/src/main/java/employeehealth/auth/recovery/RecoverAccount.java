package employeehealth.auth.recovery;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.attempt.Origin;
import employeehealth.auth.factor.Factors;
import employeehealth.auth.factor.MailedCodes;
import employeehealth.auth.grant.EndGrants;
import employeehealth.auth.link.Link;
import employeehealth.auth.link.LinkToken;
import employeehealth.auth.link.Links;
import employeehealth.auth.person.People;
import employeehealth.auth.person.Person;
import employeehealth.auth.session.End;
import employeehealth.auth.session.Families;
import employeehealth.auth.signin.BegunSignIns;
import employeehealth.auth.signin.PasswordProof;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Removes the second factors of whoever has lost them: by the mailed link together with the
 * password, of which neither is anything alone. Nobody is signed in by it: they sign in next like
 * everyone, by the rules of every sign-in, and enrol anew where their role asks for a factor.
 */
@Component
class RecoverAccount {

    private final AuthDatabase database;
    private final Links links;
    private final People people;
    private final PasswordProof proof;
    private final Factors factors;
    private final BegunSignIns signIns;
    private final Families families;
    private final EndGrants grants;
    private final RecoveryMails mails;
    private final Clock clock;

    RecoverAccount(
            AuthDatabase database,
            Links links,
            People people,
            PasswordProof proof,
            Factors factors,
            BegunSignIns signIns,
            Families families,
            EndGrants grants,
            RecoveryMails mails,
            Clock clock) {
        this.database = database;
        this.links = links;
        this.people = people;
        this.proof = proof;
        this.factors = factors;
        this.signIns = signIns;
        this.families = families;
        this.grants = grants;
        this.mails = mails;
        this.clock = clock;
    }

    /** Whatever is refused leaves the link as it is. */
    void recover(LinkToken token, String password, Origin origin) {
        Tenant.of(token.company())
                .run(() -> {
                    var link = links.check(token, LinkPurpose.ACCOUNT_RECOVERY);
                    recover(token, proven(link, password, origin));
                });
    }

    /** One mailbox is one proof: the password must not have come out of it, too. */
    private Person proven(Link link, String password, Origin origin) {
        var person = database.read(() -> people.find(link.person())).orElseThrow(Links::ended);
        proof.require(person, password, origin);
        var lately = clock.instant().minus(MailedCodes.AFTER_A_RESET);
        if (database.read(() -> people.hasPasswordByMailSince(person.id(), lately))) {
            throw new Problem(HttpStatus.CONFLICT, "auth/password-by-mail-lately");
        }
        return person;
    }

    /**
     * In the order in which whoever signs in, or chooses another password, takes the same rows.
     * What has begun ends before it is looked whether a factor was used: it may have ended well
     * just now.
     */
    private void recover(LinkToken token, Person person) {
        database.write(() -> {
            people.oneWayAtATime(person.id());
            var link = links.use(token, LinkPurpose.ACCOUNT_RECOVERY);
            if (!people.stillHave(person.id(), person.passwordHash())) {
                throw PasswordProof.wrong(); // changed in the meantime
            }
            signIns.endBegun(person.id());
            requireLost(link);
            factors.removeAll(person.id());
            families.endAll(person.id(), End.RECOVERED);
            grants.endAll(person.id(), null, EndGrants.Because.RECOVERED);
            mails.done(person);
        });
    }

    /** Who has used or set up a factor since it was asked for has lost none. */
    private void requireLost(Link link) {
        if (database.read(() -> factors.areProvenSince(link.person(), mails.askedAt(link)))) {
            throw Links.ended();
        }
    }
}
