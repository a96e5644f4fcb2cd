package employeehealth.shared.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as RFC 4180 writes it. A cell that a spreadsheet would take for a formula begins with an
 * apostrophe, as OWASP advises (CSV injection): a name or a role is chosen by people, and the
 * reader's spreadsheet would run it.
 */
public final class Csv {

    /** Also in full width, which spreadsheets in East Asian languages read alike. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠|%";

    private Csv() {}

    public static String of(List<String> head, List<List<@Nullable String>> rows) {
        var text = new StringBuilder(line(head));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<? extends @Nullable String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "\"\"";
        }
        return '"' + harmless(value).replace("\"", "\"\"") + '"';
    }

    /** Some programs skip leading space before they look for a formula, or split at line ends. */
    private static String harmless(String value) {
        var dangerous =
                Arrays.stream(value.split("\\R", -1))
                        .map(String::stripLeading)
                        .anyMatch(part -> !part.isEmpty() && FORMULA.indexOf(part.charAt(0)) >= 0);
        return dangerous || FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
