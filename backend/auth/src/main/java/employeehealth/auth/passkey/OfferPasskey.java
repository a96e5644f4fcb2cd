package employeehealth.auth.passkey;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.passkey.CreationOptions.Descriptor;
import employeehealth.auth.passkey.CreationOptions.Parameters;
import employeehealth.auth.person.People;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says what a browser is to make for somebody. */
@Component
class OfferPasskey {

    private final AuthDatabase database;
    private final PasskeyChallenges challenges;
    private final PasskeyUsers users;
    private final Passkeys passkeys;
    private final People people;
    private final PasskeyRecords records;
    private final RelyingParty party;
    private final AuthSettings.Passkeys settings;

    OfferPasskey(
            AuthDatabase database,
            PasskeyChallenges challenges,
            PasskeyUsers users,
            Passkeys passkeys,
            People people,
            PasskeyRecords records,
            RelyingParty party,
            AuthSettings settings) {
        this.database = database;
        this.challenges = challenges;
        this.users = users;
        this.passkeys = passkeys;
        this.people = people;
        this.records = records;
        this.party = party;
        this.settings = settings.passkeys();
    }

    CreationOptions options(Me me) {
        return database.write(() -> {
            records.begun(me);
            return new CreationOptions(
                    new CreationOptions.Party(party.id(), RelyingParty.NAME),
                    user(me),
                    Base64Url.of(challenges.issue(Ceremony.REGISTRATION.by(me))),
                    Authenticators.ALGORITHMS.stream()
                            .map(it -> new Parameters("public-key", it.getValue()))
                            .toList(),
                    settings.answerWithin().toMillis(),
                    Descriptor.of(passkeys.of(me.person())),
                    CreationOptions.Selection.OURS,
                    List.of(),
                    "none",
                    new CreationOptions.Extensions(true));
        });
    }

    private CreationOptions.User user(Me me) {
        var person = people.find(me.person()).orElseThrow(Problem::unauthenticated);
        return new CreationOptions.User(
                Base64Url.of(users.handle(me.company(), me.person())),
                person.email(),
                person.displayName());
    }
}
