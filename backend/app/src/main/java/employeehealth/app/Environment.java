package employeehealth.app;

import employeehealth.app.demo.DemoCompanies;
import employeehealth.shared.backup.BackupSettings;
import employeehealth.shared.settings.Stage;
import employeehealth.shared.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings that the outside gives, by the names of the contract; {@link SettingSources}. */
final class Environment {

    private static final int PASSPHRASE_AT_LEAST = 20;

    private final Map<String, String> variables;

    private final Map<String, String> origins;
    private final List<String> doubts;

    /**
     * @param origins who set what, by name
     * @param doubts sentences about names that somebody may have mistyped
     */
    Environment(Map<String, String> variables, Map<String, String> origins, List<String> doubts) {
        this.variables = Map.copyOf(variables);
        this.origins = Collections.unmodifiableMap(new TreeMap<>(origins));
        this.doubts = List.copyOf(doubts);
    }

    static Environment read() {
        return SettingSources.read(System.getenv(), Path.of(""));
    }

    static Environment of(Map<String, String> variables) {
        return new Environment(variables, Map.of(), List.of());
    }

    Map<String, String> origins() {
        return origins;
    }

    List<String> doubts() {
        return doubts;
    }

    /** What file and Vault add to the environment of the process. */
    Map<String, Object> added() {
        var added = new HashMap<String, Object>();
        origins.forEach((name, origin) -> {
            if (!origin.equals(SettingSources.ENVIRONMENT)) {
                added.put(name, get(name, ""));
            }
        });
        return added;
    }

    boolean demo() {
        return "true".equals(variables.get("DEMO"));
    }

    boolean embedsDatabase() {
        return get("DATABASE_URL") == null;
    }

    @Nullable String get(String name) {
        var value = variables.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    String get(String name, String otherwise) {
        var value = get(name);
        return value != null ? value : otherwise;
    }

    /** Outside demo mode nothing that protects anything has a default. */
    void validate(Set<Target> targets) {
        var missing = new ArrayList<String>();
        if (!demo() || !targets.containsAll(EnumSet.allOf(Target.class))) {
            // Processes of one platform agree on its address and its keys, or trust each other not.
            require("PUBLIC_URL", missing);
            require("KEYS_DIR", missing);
        }
        if (!demo() && get("BACKUP_DIR") != null) {
            require("BACKUP_KEYS_DIR", missing);
            require("BACKUP_PASSPHRASE_FILE", missing);
        }
        if (!demo() && !embedsDatabase()) {
            require("DATABASE_OWNER", missing);
            require("DATABASE_OWNER_PASSWORD", missing);
        }
        if (!demo() && targets.contains(Target.NOTIFICATIONS)) {
            require("SMTP_URL", missing);
            require("MAIL_FROM", missing);
        }
        var keeps = targets.stream().anyMatch(t -> t != Target.DATABASE && t != Target.GATEWAY);
        if (keeps && embedsDatabase() && !targets.contains(Target.DATABASE)) {
            missing.add("DATABASE_URL");
        }
        Target.neededBy(targets).forEach(absent -> require("REMOTE_" + absent.name(), missing));
        var unusable = unusable();
        BetweenProcesses.validate(this, targets, missing, unusable);
        Stores.validate(this, missing, unusable);
        Encryption.validate(this, targets, missing, unusable);
        if (!missing.isEmpty()) {
            throw new StartRefused(
                    "Missing settings: " + String.join(", ", missing) + "." + hints());
        }
        if (!unusable.isEmpty()) {
            throw new StartRefused(
                    "Settings that cannot be used: " + String.join(", ", unusable) + ".");
        }
    }

    private String hints() {
        return doubts.stream()
                .filter(doubt -> doubt.endsWith("?"))
                .map(doubt -> " " + doubt)
                .collect(Collectors.joining());
    }

    /** Settings whose very form is wrong; what stands behind them is found out by starting. */
    private List<String> unusable() {
        var names = new ArrayList<String>();
        refusePort("PORT", names);
        refusePort("OPS_PORT", names);
        var port = get("PORT", "8080");
        if (!port.equals("0") && port.equals(get("OPS_PORT", "8081"))) {
            names.add("OPS_PORT"); // the public port would serve the metrics
        }
        // A demo's passwords are published: it is never the real thing.
        refuse("ENVIRONMENT", demo() ? "dev|staging" : "dev|staging|prod", names);
        refuse("LOG_FORMAT", "text|ecs", names);
        refuse("DEMO_EMPLOYEES", "\\d{1,5}", names);
        refuse("PUBLIC_URL", (demo() ? "https?" : "https") + "://[^/?#\\s]+/?", names);
        // What holds a password, an address or health data goes over TLS, but on one's own machine.
        refuse("RABBITMQ_URL", demo() ? "amqps?://\\S+" : "amqps://\\S+", names);
        refuse("SMTP_URL", "smtps?://([^@\\s/]+@)?[^@:/\\s]+:\\d{1,5}/?", names);
        refuse("OPERATORS", "[0-9a-fA-F-]{36}(,[0-9a-fA-F-]{36})*", names);
        refuse("MAIL_FROM", "[^@\\s]+@[^@\\s]+", names);
        // The driver logs an address that it cannot take apart, with what stands before an @.
        refuse("DATABASE_URL", "(jdbc:)?postgresql://[^/?#@\\s]+/\\S+", names);
        refuse("BACKUP_KEEP", "[1-9]\\d{0,3}", names);
        refuse("BACKUP_WAL_SECONDS", "[1-9]\\d{0,4}", names);
        refuse("AUDIT_SEAL_EVERY", "[1-9]\\d{0,3}(ms|s|m)", names);
        refuse("AUDIT_WITNESS_URL", "(file|https?):\\S+", names);
        refuse("SIEM_URL", "tls://[^/?#\\s]+|file:/\\S+", names);
        refuse("SECURITY_LOG_DAYS", "[1-9]\\d{0,4}", names);
        refuse("OTEL_EXPORTER_OTLP_ENDPOINT", "https?://[^?#\\s]+", names);
        refuse("OTEL_TRACES_SAMPLER", "(parentbased_)?traceidratio", names);
        refuse("OTEL_TRACES_SAMPLER_ARG", "0(\\.\\d{1,9})?|1(\\.0{1,9})?", names);
        refuse("OTEL_SERVICE_NAME", "[\\w.-]{1,100}", names);
        for (var target : Target.values()) {
            refuse("REMOTE_" + target.name(), "https?://[^/?#\\s]+/?", names);
        }
        return names;
    }

    private void refusePort(String name, List<String> names) {
        refuse(name, "\\d{1,5}", names);
        var value = get(name);
        if (value != null && !names.contains(name) && Integer.parseInt(value) > 65_535) {
            names.add(name);
        }
    }

    private void refuse(String name, String form, List<String> names) {
        var value = get(name);
        if (value != null && !value.matches(form)) {
            names.add(name);
        }
    }

    /** Where copies go; nowhere unless BACKUP_DIR says so. */
    Optional<BackupSettings> backup() {
        var folder = get("BACKUP_DIR");
        if (folder == null) {
            return Optional.empty();
        }
        var copies = Path.of(folder).toAbsolutePath().normalize();
        var keys = Path.of(get("BACKUP_KEYS_DIR", copies + "-keys")).toAbsolutePath().normalize();
        if (keys.startsWith(copies) || copies.startsWith(keys)) {
            throw new StartRefused(
                    "BACKUP_KEYS_DIR and BACKUP_DIR lie in one another: whoever holds one must not"
                            + " hold the other.");
        }
        return Optional.of(
                new BackupSettings(
                        copies,
                        keys,
                        passphrase(),
                        Integer.parseInt(get("BACKUP_KEEP", "7")),
                        Duration.ofSeconds(Long.parseLong(get("BACKUP_WAL_SECONDS", "60")))));
    }

    /** A demo's keys protect invented data: its published password will do. */
    private String passphrase() {
        var file = get("BACKUP_PASSPHRASE_FILE");
        if (file == null) {
            if (!demo()) {
                throw new StartRefused("Missing settings: BACKUP_PASSPHRASE_FILE.");
            }
            return "demo-Passw0rd-2026";
        }
        try {
            var passphrase = Files.readString(Path.of(file)).strip();
            if (passphrase.length() < PASSPHRASE_AT_LEAST) {
                throw new StartRefused(
                        "The passphrase in BACKUP_PASSPHRASE_FILE is shorter than "
                                + PASSPHRASE_AT_LEAST
                                + " characters.");
            }
            return passphrase;
        } catch (IOException e) {
            throw new StartRefused("The file of BACKUP_PASSPHRASE_FILE cannot be read.");
        }
    }

    private void require(String name, List<String> missing) {
        if (get(name) == null) {
            missing.add(name);
        }
    }

    /** What the log needs to know before anything else is read. */
    Map<String, Object> logging(Set<Target> targets) {
        if (logsForPeople()) {
            return Map.of();
        }
        return Map.of(
                "logging.structured.format.console",
                "ecs",
                "logging.structured.ecs.service.name",
                serviceName(targets),
                "logging.structured.ecs.service.environment",
                stage().code(),
                "logging.structured.json.add.event.dataset",
                "employee-health.log");
    }

    /** How logs and traces call this process: by what runs in it. */
    private String serviceName(Set<Target> targets) {
        var all = targets.containsAll(EnumSet.allOf(Target.class));
        var codes = targets.stream().map(Target::code).sorted().collect(Collectors.joining("-"));
        return get("OTEL_SERVICE_NAME", all ? "employee-health" : "employee-health-" + codes);
    }

    boolean logsForPeople() {
        return get("LOG_FORMAT", demo() ? "text" : "ecs").equals("text");
    }

    /** A demo is for development; whatever says nothing else is the real thing. */
    Stage stage() {
        return Stage.valueOf(get("ENVIRONMENT", demo() ? "dev" : "prod").toUpperCase(Locale.ROOT));
    }

    /** The folders that belong to one stage. */
    List<Path> folders() {
        var data = Path.of(get("DATA_DIR", "./var"));
        var keys = get("KEYS_DIR");
        return List.of(data, keys == null ? data.resolve("keys") : Path.of(keys));
    }

    /** As the settings records name them (see application.yml for every default). */
    Map<String, Object> properties(Set<Target> targets) {
        var properties = new HashMap<>(BetweenProcesses.properties(this, targets));
        properties.putAll(Stores.properties(this));
        properties.putAll(Encryption.properties(this, targets));
        properties.put("platform.demo", demo());
        properties.put("platform.environment", stage().code());
        if (demo()) {
            // Invented data, known passwords: nobody else.
            properties.put("server.address", "127.0.0.1");
            properties.put("management.server.address", "127.0.0.1");
        }
        if (demo()) {
            properties.put("admin.operators", DemoCompanies.operator().toString());
        }
        put(properties, "admin.operators", "OPERATORS");
        put(properties, "platform.news.broker", "RABBITMQ_URL");
        put(properties, "notifications.smtp", "SMTP_URL");
        put(properties, "notifications.from", "MAIL_FROM");
        put(properties, "profile.terms-dir", "PROFILE_TERMS_DIR");
        if (get("OTEL_EXPORTER_OTLP_ENDPOINT") != null) {
            put(properties, "platform.traces.endpoint", "OTEL_EXPORTER_OTLP_ENDPOINT");
            put(properties, "platform.traces.ratio", "OTEL_TRACES_SAMPLER_ARG");
            properties.put("platform.traces.service-name", serviceName(targets));
            properties.put("platform.traces.environment", stage().code());
        }
        for (var target : Target.values()) {
            var address = get("REMOTE_" + target.name());
            if (address != null) {
                properties.put("platform.remotes." + target.code(), address);
            }
        }
        return properties;
    }

    private void put(Map<String, Object> properties, String property, String variable) {
        var value = get(variable);
        if (value != null) {
            properties.put(property, value);
        }
    }
}
