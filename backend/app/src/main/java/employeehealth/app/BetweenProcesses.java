package employeehealth.app;

import employeehealth.shared.remote.MutualTls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Mutual TLS between the processes of one platform: the certificates that {@code make certificates}
 * made, in {@code TLS_DIR}. It is on as soon as a neighbour's address is {@code https}, and outside
 * demo mode there is no other way to have neighbours.
 */
final class BetweenProcesses {

    private BetweenProcesses() {}

    static void validate(
            Environment settings,
            Set<Target> targets,
            List<String> missing,
            List<String> unusable) {
        var folder = settings.get("TLS_DIR");
        var remotes =
                Arrays.stream(Target.values())
                        .map(target -> "REMOTE_" + target.name())
                        .filter(name -> settings.get(name) != null)
                        .toList();
        var secure = remotes.stream().anyMatch(name -> isHttps(settings, name));
        if (folder == null) {
            if (secure || !remotes.isEmpty() && !settings.demo()) {
                missing.add("TLS_DIR");
            }
            return;
        }
        remotes.stream()
                .filter(name -> !isHttps(settings, name))
                .map(name -> name + " (with TLS_DIR it begins with https)")
                .forEach(unusable::add);
        unusable.addAll(absentFiles(Path.of(folder), name(settings, targets)));
    }

    private static boolean isHttps(Environment settings, String name) {
        return settings.get(name, "").startsWith("https:");
    }

    private static List<String> absentFiles(Path folder, String name) {
        var absent =
                List.of("ca.crt", name + ".crt", name + ".key").stream()
                        .filter(file -> !Files.isReadable(folder.resolve(file)))
                        .collect(Collectors.joining(", "));
        return absent.isEmpty()
                ? List.of()
                : List.of("TLS_DIR (no " + absent + "; make certificates makes them)");
    }

    /** A process's files are named after its targets, such as {@code admin-auth.crt}. */
    private static String name(Environment settings, Set<Target> targets) {
        return settings.get(
                "TLS_NAME",
                String.join("-", new TreeSet<>(targets.stream().map(Target::code).toList())));
    }

    static Map<String, Object> properties(Environment settings, Set<Target> targets) {
        return properties(settings.get("TLS_DIR"), name(settings, targets), targets);
    }

    private static Map<String, Object> properties(
            @Nullable String folder, String name, Set<Target> targets) {
        if (folder == null) {
            return Map.of();
        }
        var files = "file:" + Path.of(folder).toAbsolutePath() + "/";
        var bundle = "spring.ssl.bundle.pem." + MutualTls.BUNDLE + ".";
        var properties = new HashMap<String, Object>();
        properties.put(bundle + "reload-on-update", true);
        properties.put(bundle + "options.enabled-protocols", "TLSv1.3");
        properties.put(bundle + "keystore.certificate", files + name + ".crt");
        properties.put(bundle + "keystore.private-key", files + name + ".key");
        properties.put(bundle + "truststore.certificate", files + "ca.crt");
        if (!targets.contains(Target.GATEWAY)) {
            // The gateway's port is for browsers, which have no certificate of ours.
            properties.put("server.ssl.bundle", MutualTls.BUNDLE);
            properties.put("server.ssl.client-auth", "need");
            properties.put("management.server.ssl.enabled", false);
        }
        return properties;
    }
}
