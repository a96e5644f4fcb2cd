package employeehealth.shared.seal;

import employeehealth.contracts.PersonId;
import employeehealth.shared.problem.Problem;
import java.util.function.Consumer;

/**
 * A new version of the key that wraps, and every person's key wrapped by it, one after the other,
 * while the platform goes on. Whatever stops it, it goes on where it was when run again.
 */
final class KeyRotation {

    private static final int REPORT_EVERY = 100;

    private final PersonKeys people;
    private final KeyEncryption wrapping;

    KeyRotation(PersonKeys people, KeyEncryption wrapping) {
        this.people = people;
        this.wrapping = wrapping;
    }

    /** How many of the keys the current version wraps. */
    record Progress(int done, int all) {

        boolean complete() {
            return done == all;
        }
    }

    Progress progress() {
        var current = wrapping.current();
        var all = people.everybody();
        var done =
                all.stream()
                        .map(people::versionOf)
                        .filter(version -> version.map(current::equals).orElse(true))
                        .count();
        return new Progress((int) done, all.size());
    }

    /** Makes a new version, unless an earlier rotation is not done yet. */
    void begin() {
        if (progress().complete()) {
            wrapping.rotate();
        }
    }

    /** Tells now and then how far it is, and at the end. */
    Progress goOn(Consumer<Progress> told) {
        var current = wrapping.current();
        var all = people.everybody();
        var done = 0;
        for (var person : all) {
            var version = people.versionOf(person);
            if (version.isPresent() && !version.get().equals(current)) {
                rewrap(person);
            }
            if (++done % REPORT_EVERY == 0) {
                told.accept(new Progress(done, all.size()));
            }
        }
        var end = progress();
        told.accept(end);
        return end;
    }

    private void rewrap(PersonId person) {
        try {
            people.rewrap(person);
        } catch (Problem erasedMeanwhile) {
            // Then there is nothing left to wrap.
        }
    }

    /** Gives up the versions before; refused while one of them still wraps a key. */
    boolean retire() {
        if (!progress().complete()) {
            return false;
        }
        wrapping.retire();
        return true;
    }
}
