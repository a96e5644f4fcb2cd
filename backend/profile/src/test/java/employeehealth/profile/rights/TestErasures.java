package employeehealth.profile.rights;

import employeehealth.profile.Owner;
import employeehealth.profile.TestProfile;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.seal.Seal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Erasures as the tests of other packages meet them. */
public final class TestErasures {

    private TestErasures() {}

    public static KeptFiles kept(TestProfile profile, Seal seal) {
        return new KeptFiles(profile.database(), new Erasures(profile.database()), seal);
    }

    /** Of this person an erasure is going on, and a file of theirs stays. */
    public static void begun(TestProfile profile, Seal seal, Owner owner, String name) {
        var erasures = new Erasures(profile.database());
        var person = owner.person();
        var id = Ids.next();
        var clear = name.getBytes(StandardCharsets.UTF_8);
        new Tenant(owner.company(), owner.healthService(), person)
                .run(() ->
                        profile.database()
                                .write(() -> {
                                    erasures.add(id, owner, "fr", Instant.EPOCH);
                                    erasures.confirmAgain(id, Instant.EPOCH);
                                    erasures.begin(id);
                                    var sealed = seal.seal(person, EraseJob.IDENTITY, id, clear);
                                    erasures.identify(
                                            id, seal.keep(person, EraseJob.IDENTITY, id, sealed));
                                }));
    }
}
