package employeehealth.app;

import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says once, when the platform has started, what was set and by whom; never a secret. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SettingsReport implements ApplicationRunner {

    private static final String HIDDEN = "[set]";
    private static final int LONGEST = 200;

    /** An address may hold a name and a password, or a signature behind its question mark. */
    private static final Pattern TELLING_ADDRESS = Pattern.compile("//.*@|\\?", Pattern.DOTALL);

    /** All that may stand behind the question mark of an address that is shown. */
    private static final Pattern HARMLESS_END = Pattern.compile("\\?sslmode=verify-full\\z");

    private final Environment settings;

    SettingsReport(Environment settings) {
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var log = LoggerFactory.getLogger(SettingsReport.class);
        if (settings.logsForPeople()) {
            System.out.print(settings.origins().isEmpty() ? "" : block());
        } else {
            log.atInfo().addKeyValue("settings", lines()).log("settings that are not the defaults");
        }
        settings.doubts().forEach(log::warn);
    }

    /** {@code PORT=8085 (.env)}, by name. */
    List<String> lines() {
        return settings.origins().entrySet().stream()
                .map(set ->
                        "%s=%s (%s)".formatted(set.getKey(), shown(set.getKey()), set.getValue()))
                .toList();
    }

    String block() {
        var text = new StringBuilder("\nSettings that are not the defaults\n\n");
        settings.origins()
                .forEach((name, origin) ->
                        text.append("  %-28s %-40s %s%n".formatted(name, shown(name), origin)));
        return text.toString();
    }

    private String shown(String name) {
        var value = settings.get(name, "");
        if (SettingNames.isSecret(name)
                || TELLING_ADDRESS.matcher(HARMLESS_END.matcher(value).replaceFirst("")).find()) {
            return HIDDEN;
        }
        var plain = value.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
