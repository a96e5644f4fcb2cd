package employeehealth.triage.governance;

import java.util.List;

/**
 * What the check of a draft found.
 *
 * @param sound nothing stands against signing it
 * @param faults of the library with the draft in it: what cannot be read, is not translated, can
 *     never be reached, or lets somebody pass a danger by
 * @param expected rows that do not come out as they should
 * @param moved rows that come out otherwise than by what is in force: expected is the answer
 *     before, actual the answer with the draft
 * @param rows how many were tried
 * @param changes against the version in force
 */
record Report(
        boolean sound,
        List<Fault> faults,
        List<Difference> expected,
        List<Difference> moved,
        int rows,
        List<Comparison.Change> changes) {

    /**
     * @param row place in the table, from 1
     */
    record Difference(int row, String words, String expected, String actual) {}
}
