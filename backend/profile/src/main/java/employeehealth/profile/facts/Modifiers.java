package employeehealth.profile.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import employeehealth.contracts.care.ProfileFacts.Modifier;
import employeehealth.profile.ProfileSettings;
import employeehealth.profile.Section;
import employeehealth.profile.terms.Terms;
import employeehealth.shared.settings.StartRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What follows from a code: {@code terminology/modifiers.csv}, or that of whoever has lists of
 * their own. A code that ends with a star stands for all that begin so, as classes of the ATC do.
 */
@Component
class Modifiers {

    private static final String FILE = "modifiers.csv";

    private final List<Rule> rules;

    Modifiers(ProfileSettings settings) {
        this.rules = read(settings.termsDir());
    }

    /**
     * @param list that the code is in
     */
    record Rule(Section list, String system, String code, Modifier modifier) {

        static Rule of(String line) {
            var cells = line.split(",", -1);
            var list = Section.valueOf(cells[0].strip().toUpperCase(Locale.ROOT));
            var system = cells[1].strip();
            return new Rule(
                    list,
                    system.isEmpty() ? Terms.systemOf(list) : system,
                    cells[2].strip(),
                    Modifier.valueOf(cells[3].strip().toUpperCase(Locale.ROOT)));
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

    /** For a test to look whether each code is in its list. */
    List<Rule> rules() {
        return rules;
    }

    private static List<Rule> read(@Nullable Path folder) {
        try (var file = new BufferedReader(new InputStreamReader(open(folder), UTF_8))) {
            return file.lines().skip(1).filter(line -> !line.isBlank()).map(Rule::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new StartRefused("The list " + FILE + " cannot be read.");
        }
    }

    private static InputStream open(@Nullable Path folder) throws IOException {
        if (folder != null && Files.isRegularFile(folder.resolve(FILE))) {
            return Files.newInputStream(folder.resolve(FILE));
        }
        return Objects.requireNonNull(
                Modifiers.class.getResourceAsStream("/terminology/" + FILE), FILE);
    }
}
