package employeehealth.profile.rights;

import employeehealth.contracts.persondata.Remains;
import java.util.List;

/**
 * What was found after an erasure, by looking again: in every store of every service, and where
 * keys are.
 */
record SecondLook(List<Remains> remains, boolean keyDestroyed) {

    long rowsLeft() {
        return remains.stream().mapToLong(Remains::left).sum();
    }

    boolean foundNothing() {
        return keyDestroyed && rowsLeft() == 0;
    }
}
