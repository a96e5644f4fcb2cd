package employeehealth.profile.datarequest;

import org.jspecify.annotations.Nullable;

/**
 * One act, with what goes with it.
 *
 * @param text for the person
 */
record Said(Act act, @Nullable Proof proof, @Nullable Refusal reason, @Nullable String text) {

    static Said of(Act act) {
        return new Said(act, null, null, null);
    }

    static Said proven(Proof proof) {
        return new Said(Act.CHECK_IDENTITY, proof, null, null);
    }

    @Override
    public String toString() {
        return "Said[" + act + "]";
    }
}
