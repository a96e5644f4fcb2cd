package employeehealth.profile.facts;

import employeehealth.contracts.care.ProfileFacts.Modifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What follows from a code: {@code terminology/modifiers.csv}. A code that ends with a star stands
 * for all that begin so, as those of the ATC classification do.
 */
@Component
class Modifiers {

    private final List<Rule> rules;

    Modifiers() {
        this.rules = read();
    }

    private record Rule(String system, String code, Modifier modifier) {

        static Rule of(String line) {
            var cells = line.split(",", -1);
            return new Rule(
                    cells[0].strip(),
                    cells[1].strip(),
                    Modifier.valueOf(cells[2].strip().toUpperCase(Locale.ROOT)));
        }

        boolean fits(String otherSystem, String other) {
            return system.equals(otherSystem)
                    && (code.endsWith("*")
                            ? other.startsWith(code.substring(0, code.length() - 1))
                            : other.equals(code));
        }
    }

    Set<Modifier> of(String system, String code) {
        return rules.stream()
                .filter(rule -> rule.fits(system, code))
                .map(Rule::modifier)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Every code that is named, with its system, for a test to look for. */
    List<List<String>> named() {
        return rules.stream().map(rule -> Arrays.asList(rule.system, rule.code)).toList();
    }

    private static List<Rule> read() {
        var name = "/terminology/modifiers.csv";
        try (var file =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        Modifiers.class.getResourceAsStream(name), name),
                                StandardCharsets.UTF_8))) {
            return file.lines().skip(1).filter(line -> !line.isBlank()).map(Rule::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
