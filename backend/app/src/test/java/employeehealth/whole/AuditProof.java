package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * The audit log of a running platform as an auditor gets it: exported, and judged by the
 * independent verifier, which knows nothing but the file, the public key, and what a witness kept.
 *
 * @param verdict what the verifier said
 */
record AuditProof(Path log, int code, String verdict) {

    private static final JsonMapper JSON = new JsonMapper();

    static AuditProof of(Path data, Path witness) throws Exception {
        var log = data.resolveSibling("exported-audit.log");
        // as it is before the export: the platform goes on, and its witness with it
        var witnessed = checkpoints(witness, data);
        assertThat(run(data, PlatformProcess.command("export-audit", log.toString())).code)
                .isZero();
        var key = run(data, PlatformProcess.command("audit-key")).said.strip();
        var verifier = new ArrayList<String>();
        verifier.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        verifier.addAll(List.of("../../tools/VerifyAuditLog.java", log.toString(), key));
        verifier.add(witnessed.toString());
        var judged = run(data, verifier);
        return new AuditProof(log, judged.code, judged.said.strip());
    }

    private static Path checkpoints(Path witness, Path data) throws IOException {
        var copy = Files.createTempDirectory(data.resolveSibling("."), "witnessed");
        var folder = Files.createDirectory(copy.resolve("checkpoint"));
        try (var files = Files.list(witness.resolve("checkpoint"))) {
            for (var file :
                    files.filter(f -> !f.getFileName().toString().startsWith(".")).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private record Ended(int code, String said) {}

    private static Ended run(Path data, List<String> command) throws Exception {
        var output = data.resolveSibling("audit-command.log");
        var builder =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("DEMO", "true", "DATA_DIR", data.toString()));
        var process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }

    boolean good() {
        return code == 0 && verdict.startsWith("Good");
    }

    /** How many signed leaves there are of an action on each thing, by the thing's id. */
    Map<String, Integer> leaves(String action) throws IOException {
        var found = new HashMap<String, Integer>();
        try (var lines = Files.lines(log)) {
            lines.filter(line -> line.startsWith("leaf ") && line.contains(action))
                    .map(line -> JSON.readTree(line.split(" ", 4)[3]))
                    .filter(leaf -> leaf.path("action").asString().equals(action))
                    .forEach(
                            leaf -> found.merge(leaf.path("entityId").asString(), 1, Integer::sum));
        }
        return found;
    }
}
