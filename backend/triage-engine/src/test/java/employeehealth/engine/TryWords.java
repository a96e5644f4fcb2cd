package employeehealth.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Development command: reads lines {@code fr|some words} and prints what the engine makes of them.
 */
final class TryWords {

    private TryWords() {}

    public static void main(String[] arguments) throws IOException {
        Engine engine = new Engine(ProtocolFiles.library());
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int bar = line.indexOf('|');
            Language language = Language.of(line.substring(0, bar)).orElseThrow();
            Outcome outcome = engine.assess(Input.of(line.substring(bar + 1), language));
            System.out.println(
                    outcome.recommendation().urgency().code()
                            + (outcome.settled() ? " settled " : " open ")
                            + outcome.protocol().id()
                            + " | "
                            + line.substring(bar + 1));
            for (Finding finding : outcome.findings()) {
                System.out.println(
                        "      "
                                + finding.code()
                                + " "
                                + finding.status().code()
                                + " «"
                                + line.substring(bar + 1).substring(finding.start(), finding.end())
                                + "»");
            }
        }
    }
}
