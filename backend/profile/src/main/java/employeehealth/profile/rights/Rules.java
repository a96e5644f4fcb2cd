package employeehealth.profile.rights;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is kept on which ground and for how long: the lines of {@code rights/retention.csv}. */
@Component
class Rules {

    private static final String FILE = "/rights/retention.csv";
    private static final int COLUMNS = 8;

    private final Map<String, Rule> rules;

    Rules() {
        this.rules =
                lines().stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(Rule::of)
                        .collect(Collectors.toUnmodifiableMap(Rule::code, Function.identity()));
    }

    /**
     * @param duration ISO 8601, {@code until-erased} or {@code with-the-rule}
     */
    record Rule(
            String code,
            String duration,
            String article,
            String source,
            Map<String, String> titles,
            Map<String, String> grounds) {

        static Rule of(String line) {
            var parts = line.split("\\|", -1);
            if (parts.length != COLUMNS) {
                throw new IllegalStateException("not a retention rule: " + parts[0]);
            }
            return new Rule(
                    parts[0],
                    parts[1],
                    parts[2],
                    parts[3],
                    Map.of("en", parts[4], "fr", parts[5]),
                    Map.of("en", parts[6], "fr", parts[7]));
        }

        String title(String language) {
            return Objects.requireNonNull(titles.get(language));
        }

        String ground(String language) {
            return Objects.requireNonNull(grounds.get(language));
        }
    }

    /** A store without a rule is a fault of the build. */
    Rule of(String category) {
        var rule = rules.get(category);
        if (rule == null) {
            throw new IllegalStateException("no retention rule " + category);
        }
        return rule;
    }

    private static List<String> lines() {
        try (InputStream file = Objects.requireNonNull(Rules.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
