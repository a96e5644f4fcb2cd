package employeehealth.shared.audit.verify;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The log as a file: a title line, then {@code checkpoint <base64 of the note>} for each, then
 * {@code leaf <number> <base64 of its hash> <content>} in order. A record that is gone has no
 * content. All of it is ASCII; a line is a line, whatever is in a record.
 */
public final class ExportedLog implements KeptLog {

    private static final String TITLE = "employee-health audit log, version 1";

    private final Path file;

    public ExportedLog(Path file) {
        this.file = file;
    }

    /** Writes what is kept, unverified, as it is. */
    static void write(KeptLog log, Path file) throws Exception {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            line(out, TITLE);
            for (var note : log.checkpoints()) {
                line(out, "checkpoint " + base64(note.getBytes(StandardCharsets.UTF_8)));
            }
            log.leaves((number, hash, content) ->
                    line(
                            out,
                            "leaf "
                                    + number
                                    + " "
                                    + base64(hash)
                                    + (content == null ? "" : " " + content)));
        }
    }

    @Override
    public List<String> checkpoints() throws IOException {
        var notes = new ArrayList<String>();
        try (var in = open()) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.startsWith("checkpoint ")) {
                    break;
                }
                notes.add(
                        new String(
                                Base64.getDecoder().decode(line.substring(11)),
                                StandardCharsets.UTF_8));
            }
        }
        return notes;
    }

    @Override
    public void leaves(LeafVisitor visitor) throws IOException {
        try (var in = open()) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("leaf ")) {
                    var parts = line.split(" ", 4);
                    visitor.leaf(
                            Long.parseLong(parts[1]),
                            Base64.getDecoder().decode(parts[2]),
                            parts.length == 4 ? parts[3] : null);
                } else if (!line.startsWith("checkpoint ")) {
                    throw new IOException("a line that belongs to no audit log");
                }
            }
        }
    }

    private BufferedReader open() throws IOException {
        var in = Files.newBufferedReader(file, StandardCharsets.US_ASCII);
        if (!TITLE.equals(in.readLine())) {
            in.close();
            throw new IOException("this is not an exported audit log");
        }
        return in;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void line(BufferedWriter out, String text) {
        try {
            out.write(text);
            out.write('\n');
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
