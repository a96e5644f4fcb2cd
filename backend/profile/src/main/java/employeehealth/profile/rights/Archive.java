package employeehealth.profile.rights;

import employeehealth.contracts.PersonId;
import employeehealth.shared.blobs.Documents;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * One archive of everything: a page for people (PDF), a file per store for machines (JSON), the
 * medical part as FHIR, the documents themselves, and what is kept why.
 */
@Component
class Archive {

    private static final Place CONTENT = new Place(RightsModule.FILES, "content");
    private static final Set<HttpStatus> IN_QUARANTINE =
            Set.of(HttpStatus.CONFLICT, HttpStatus.UNPROCESSABLE_CONTENT);
    private static final int LONGEST_NAME = 80;

    private final Documents documents;
    private final JsonMapper json;

    Archive(Documents documents, JsonMapper json) {
        this.documents = documents;
        this.json = json;
    }

    /** Written as it is sealed; nothing of it is anywhere in clear. */
    void write(Collected collected, OutputStream to) throws IOException {
        var words = ArchiveWords.in(collected.export().language());
        var zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        add(
                zip,
                words.of("readme.file"),
                readme(collected, words).getBytes(StandardCharsets.UTF_8));
        add(zip, words.of("summary.file"), new Summary(collected, words).pdf());
        for (var held : collected.held()) {
            add(zip, "json/" + file(held.store().name()), json.writeValueAsBytes(machine(held)));
        }
        add(zip, "fhir/bundle.json", json.writeValueAsBytes(bundle(collected)));
        addFiles(zip, collected);
        zip.finish();
    }

    /** Every version of every document that they have filed, as it is. */
    private void addFiles(ZipOutputStream zip, Collected collected) throws IOException {
        for (var held : collected.held()) {
            if (held.store().name().equals(RightsModule.FILES)) {
                for (var row : held.rows()) {
                    addFile(zip, collected.export().owner().person(), row);
                }
            }
        }
    }

    private void addFile(ZipOutputStream zip, PersonId person, Map<String, @Nullable Object> row)
            throws IOException {
        var id = String.valueOf(row.get("id"));
        try (var content = documents.open(person, CONTENT, UUID.fromString(id))) {
            zip.putNextEntry(new ZipEntry("documents/" + id + "-" + name(row)));
            content.transferTo(zip);
            zip.closeEntry();
        } catch (Problem held) {
            if (!IN_QUARANTINE.contains(held.status())) {
                throw held;
            }
            // A file in which a virus was found, or may be, is given out by nothing.
        }
    }

    private static String name(Map<String, @Nullable Object> row) {
        var name = row.get("sealed_file") instanceof Map<?, ?> file ? file.get("name") : null;
        var plain = String.valueOf(name).replaceAll("[^\\p{L}\\p{N}. _-]+", "_");
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** A store may be named by more than a table. */
    static String file(String store) {
        return store.replaceAll("[^a-z_.]+", "-").replaceAll("-$", "") + ".json";
    }

    private static Map<String, Object> machine(Collected.Held held) {
        var file = new LinkedHashMap<String, Object>();
        file.put("store", held.store().name());
        file.put("category", held.store().category());
        file.put("erasure", held.store().erasure());
        file.put("rows", held.rows());
        return file;
    }

    private Map<String, Object> bundle(Collected collected) {
        var profile = collected.profile();
        var entries = new ArrayList<Map<String, Object>>();
        new ProfileAsFhir("urn:uuid:" + collected.export().owner().person(), collected.name())
                .resources(profile == null ? null : profile.profile())
                .forEach(one ->
                        entries.add(
                                Map.of("fullUrl", "urn:uuid:" + one.get("id"), "resource", one)));
        collected
                .checks()
                .forEach(one -> entries.add(Map.of("resource", json.readTree(one.json()))));
        var bundle = new LinkedHashMap<String, Object>();
        bundle.put("resourceType", "Bundle");
        bundle.put("type", "collection");
        bundle.put("timestamp", collected.export().askedAt().toString());
        bundle.put("entry", entries);
        return bundle;
    }

    private static String readme(Collected collected, ArchiveWords words) {
        var text = new StringBuilder();
        text.append(words.of("title")).append("\n\n");
        text.append(words.of("readme.intro", collected.export().askedAt())).append("\n\n");
        for (var kept : collected.kept()) {
            text.append("* ").append(kept.title()).append('\n');
            text.append("  ").append(kept.ground()).append('\n');
            text.append("  ").append(words.basis(kept)).append('\n');
            text.append("  ").append(words.duration(kept.duration())).append('\n');
            text.append("  ").append(words.of("erasure." + kept.erasure().code())).append('\n');
            text.append("  ").append(String.join(", ", files(kept))).append("\n\n");
        }
        text.append(words.of("readme.masked")).append("\n\n");
        text.append(words.of("readme.rights")).append('\n');
        return text.toString();
    }

    private static List<String> files(Kept kept) {
        return kept.stores().stream().map(store -> "json/" + file(store)).toList();
    }
}
