package employeehealth.whole;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was acknowledged of health profiles, held against every version that is there.
 *
 * @param lost acknowledged changes that no version holds, and versions without their card
 * @param doubled versions of a change that another version holds, or that nobody has made
 * @param disordered versions that are not the next one, or not the next change of that browser, or
 *     not those that were acknowledged
 * @param gaps versions without exactly one signed audit record, and records without a version
 */
record ChaosProfileCount(long lost, long doubled, long disordered, long gaps) {

    static ChaosProfileCount of(
            ChaosProfiles people,
            ChaosProfileLedger now,
            ChaosProfileLedger before,
            AuditProof proof)
            throws IOException {
        var acknowledged = once(people.acknowledged().keySet().stream());
        var there = newOnes(people, before);
        var changes = once(there.stream().map(one -> one.written.change()));
        var shown = once(there.stream().map(Shown::name));
        var kept = Ledger.more(now.versions(), before.versions());
        var cards = Ledger.more(now.cards(), before.cards());
        var revised = once(there.stream().map(Shown::address));
        return new ChaosProfileCount(
                Ledger.missing(acknowledged, changes)
                        + Ledger.missing(kept, shown)
                        + Ledger.missing(revised, cards),
                Ledger.missing(changes, acknowledged)
                        + Ledger.missing(shown, kept)
                        + Ledger.missing(cards, revised),
                disordered(people, there, before),
                gaps(now, before, proof));
    }

    /** A version as its person was shown it. */
    private record Shown(String address, ChaosProfiles.Written written) {

        String name() {
            return name(address, written.version());
        }

        static String name(String address, int version) {
            return address + " " + version;
        }
    }

    private static List<Shown> newOnes(ChaosProfiles people, ChaosProfileLedger before) {
        return people.histories().entrySet().stream()
                .flatMap(of -> of.getValue().stream().map(one -> new Shown(of.getKey(), one)))
                .filter(one -> !before.versions().containsKey(one.name()))
                .toList();
    }

    private static Map<String, Integer> once(Stream<String> names) {
        return names.collect(Collectors.toMap(Function.identity(), name -> 1, Integer::sum));
    }

    private static long disordered(
            ChaosProfiles people, List<Shown> there, ChaosProfileLedger before) {
        var turns = new HashMap<String, Integer>();
        var known = new HashSet<>(before.versions().keySet());
        var count = 0L;
        for (var one : there) {
            var version = one.written.version();
            var follows = version == 1 || known.contains(Shown.name(one.address, version - 1));
            var browser = one.address + " " + one.written.browser();
            var next = turns.merge(browser, 1, Integer::sum) == one.written.turn();
            var told = people.acknowledged().getOrDefault(one.written.change(), version);
            var asTold = told == ChaosProfiles.UNTOLD || told == version;
            known.add(one.name());
            count += follows && next && asTold ? 0 : 1;
        }
        return count;
    }

    private static long gaps(ChaosProfileLedger now, ChaosProfileLedger before, AuditProof proof)
            throws IOException {
        var records = proof.leaves("profile.health-profile.revised");
        var made = new HashSet<>(now.ids());
        made.removeAll(before.ids());
        var inVain = new HashSet<>(records.keySet());
        inVain.removeAll(now.ids());
        return made.stream().filter(id -> !Objects.equals(records.get(id), 1)).count()
                + inVain.size();
    }
}
