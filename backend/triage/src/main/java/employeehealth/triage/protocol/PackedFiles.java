package employeehealth.triage.protocol;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The files of a library as they are archived: gzip of a JSON object, text by file name. */
final class PackedFiles {

    /** Many times what ships; what unpacks to more was not packed by us. */
    private static final int MOST = 64 * 1024 * 1024;

    /** The archive is ours, and larger than a request may be. */
    private static final JsonMapper JSON = new JsonMapper();

    private PackedFiles() {}

    static byte[] pack(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(JSON.writeValueAsBytes(new TreeMap<>(files)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Nothing for what is not what that hash names. */
    static Optional<SortedMap<String, String>> unpack(byte[] packed, String hash) {
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            SortedMap<String, String> files =
                    JSON.readValue(
                            zip.readNBytes(MOST), new TypeReference<TreeMap<String, String>>() {});
            return Optional.ofNullable(files)
                    .filter(all -> !all.containsValue(null))
                    .filter(all -> ProtocolLibrary.hashOf(all).equals(hash));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }
}
