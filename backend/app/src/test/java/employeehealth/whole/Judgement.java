package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What was acknowledged, held against what is there.
 *
 * @param lost acknowledged changes that are not there, and news of them that reached nobody
 * @param doubled rows that nobody was told of, and people told twice by mail
 * @param disordered versions of a health profile that are not the next ones
 * @param gaps changes without exactly one signed audit record each, and records without a change
 */
record Judgement(
        String counts,
        long lost,
        long doubled,
        long disordered,
        long gaps,
        int givenUp,
        AuditProof proof,
        int told) {

    static Judgement of(Path data, Crowd crowd, Ledger before) throws Exception {
        var now = Ledger.of(data);
        var checks = crowd.assessments().keySet();
        var steps = occurrences(crowd.steps());
        var signIns = occurrences(crowd.tally().signIns);
        var moreSteps = Ledger.more(now.steps(), before.steps());
        var moreSessions = Ledger.more(now.sessions(), before.sessions());
        var moreNotices = Ledger.more(now.notices(), before.notices());
        var moreMails = Ledger.more(now.mails(), before.mails());
        var proof = AuditProof.of(data, Supervised.witness(data));
        var profiles =
                ChaosProfileCount.of(crowd.profiles(), now.profiles(), before.profiles(), proof);
        return new Judgement(
                counts(crowd, sum(moreMails)),
                minus(checks, now.checks()).size()
                        + Ledger.missing(steps, moreSteps)
                        + Ledger.missing(signIns, moreSessions)
                        + Ledger.missing(moreSessions, moreNotices)
                        + Ledger.missing(moreNotices, moreMails)
                        + profiles.lost(),
                minus(minus(now.checks(), before.checks()), checks).size()
                        + Ledger.missing(moreSteps, steps)
                        + Ledger.missing(moreNotices, moreSessions)
                        + Ledger.missing(moreMails, moreNotices)
                        + profiles.doubled(),
                profiles.disordered(),
                gaps(now, before, checks, steps, proof) + profiles.gaps(),
                Objects.requireNonNull(Ledger.waiting(data).get("given up")),
                proof,
                Math.min(crowd.told(), crowd.profiles().told()));
    }

    private static String counts(Crowd crowd, int mails) {
        var profiles = crowd.profiles();
        return """
        acknowledged: %d checks, %d answers, %d changes of a profile, %d sign-ins; %d mails
          without an answer at first %s (of a profile %d were found to be there), clearly \
        refused %s, changed meanwhile %s\
        """
                .formatted(
                        crowd.assessments().size(),
                        crowd.steps().size(),
                        profiles.acknowledged().size(),
                        crowd.tally().signIns.size(),
                        mails,
                        crowd.tally().unknown,
                        profiles.found(),
                        crowd.tally().refused,
                        profiles.changedMeanwhile);
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(n -> n).sum();
    }

    private static long gaps(
            Ledger now,
            Ledger before,
            Set<String> checks,
            Map<String, Integer> steps,
            AuditProof proof)
            throws Exception {
        // One record for the check itself and one for each step.
        var recorded = proof.leaves("triage.assessment.recorded");
        var opened = proof.leaves("auth.session.opened");
        var sessions = minus(now.sessionIds(), before.sessionIds());
        return checks.stream()
                        .filter(id ->
                                !Objects.equals(recorded.get(id), 1 + steps.getOrDefault(id, 0)))
                        .count()
                + sessions.stream().filter(id -> !Objects.equals(opened.get(id), 1)).count()
                + minus(recorded.keySet(), now.checks()).size()
                + minus(opened.keySet(), now.sessionIds()).size();
    }

    private static Map<String, Integer> occurrences(Iterable<String> all) {
        var counts = new HashMap<String, Integer>();
        all.forEach(each -> counts.merge(each, 1, Integer::sum));
        return counts;
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    void mustBeFlawless(int rounds) {
        assertThat(lost).as("acknowledged, but gone").isZero();
        assertThat(doubled).as("happened more than once").isZero();
        assertThat(disordered).as("versions that are not the next ones").isZero();
        assertThat(gaps).as("not in the signed audit log exactly once").isZero();
        assertThat(givenUp).as("news and jobs given up").isZero();
        assertThat(proof.good()).as(proof.verdict()).isTrue();
        assertThat(told).as("something happened at all, of each kind").isGreaterThan(rounds);
    }

    @Override
    public String toString() {
        return "chaos: lost %d, duplicated %d, out of order %d, audit gaps %d, given up %d; %s%n  %s"
                .formatted(lost, doubled, disordered, gaps, givenUp, counts, proof.verdict());
    }
}
