package employeehealth.triage.governance;

import employeehealth.engine.Level;
import employeehealth.triage.assessment.StoredChecks;
import employeehealth.triage.assessment.StoredChecks.Shift;
import employeehealth.triage.assessment.StoredChecks.Tally;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would have changed, as it is released: about how many people came out how, and never
 * who. Numbers are a little too low by chance ({@link StoredChecks}), so that two questions tell
 * nothing about the one person in whom they differ. A number below {@value #FEWEST} is not told,
 * nor whether it is zero; there is no total from which it could be reckoned.
 *
 * @param days how far back
 * @param fewest people behind any figure
 * @param enough without that there are no figures at all
 * @param complete every check of the time was compared, not only the newest
 * @param cells every level before with every level after; empty if there are not enough
 */
record Simulation(
        int days, int fewest, boolean enough, boolean complete, List<Cell> cells, Instant at) {

    static final int DAYS = 90;
    static final int FEWEST = 11;
    private static final int ROUNDED_TO = 10;

    /**
     * @param people to the nearest ten; null: fewer than may be told
     */
    record Cell(String before, String after, @Nullable Integer people) {}

    static Simulation of(Tally tally, Instant at) {
        var enough = tally.everybody() >= FEWEST;
        return new Simulation(
                DAYS, FEWEST, enough, tally.complete(), enough ? cells(tally) : List.of(), at);
    }

    private static List<Cell> cells(StoredChecks.Tally tally) {
        return Arrays.stream(Level.values())
                .flatMap(before ->
                        Arrays.stream(Level.values())
                                .map(after ->
                                        new Cell(
                                                before.code(),
                                                after.code(),
                                                told(
                                                        tally.people()
                                                                .getOrDefault(
                                                                        new Shift(before, after),
                                                                        0)))))
                .toList();
    }

    private static @Nullable Integer told(int people) {
        return people < FEWEST ? null : (people + ROUNDED_TO / 2) / ROUNDED_TO * ROUNDED_TO;
    }
}
