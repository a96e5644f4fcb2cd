package employeehealth.engine;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Development command: figures of a file of messages ({@code /messages.jsonl}) by half and family.
 * With {@code --misses} it lists what went wrong, never of the blind half.
 */
final class ProbesReport {

    private ProbesReport() {}

    public static void main(String[] arguments) throws IOException {
        Engine engine = new Engine(ProtocolFiles.library());
        boolean misses = List.of(arguments).contains("--misses");
        Map<String, Probe.Tally> tallies = new TreeMap<>();
        for (Probe probe : Probe.read(arguments[0])) {
            Outcome outcome = probe.assess(engine);
            String level = outcome.recommendation().level().code();
            for (String group : List.of(probe.half(), probe.half() + " " + probe.family())) {
                tallies.computeIfAbsent(group, key -> new Probe.Tally()).add(probe, level);
            }
            if (misses && !probe.half().equals("blind") && !probe.expected().contains(level)) {
                System.out.printf(
                        "%s %s got %s by %s, expected %s: %s%n      %s%n",
                        probe.id(),
                        probe.family(),
                        level,
                        outcome.explanation().get(0).rule(),
                        probe.expected().get(0),
                        probe.text(),
                        said(probe, outcome));
            }
        }
        System.out.println(
                "| family | messages | level accepted | emergencies found | others called"
                        + " emergency | emergencies told self-care |");
        tallies.forEach((name, tally) -> System.out.println("| " + name + " " + tally));
    }

    private static List<String> said(Probe probe, Outcome outcome) {
        return outcome.findings().stream()
                .map(finding ->
                        finding.code()
                                + " "
                                + finding.status().code()
                                + " «"
                                + probe.text().substring(finding.start(), finding.end())
                                + "»")
                .toList();
    }
}
