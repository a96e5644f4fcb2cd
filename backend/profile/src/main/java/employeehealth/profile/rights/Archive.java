package employeehealth.profile.rights;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * One archive of everything: a page for people (PDF), a file per store for machines (JSON), the
 * medical part as FHIR, and what is kept why.
 */
@Component
class Archive {

    private final JsonMapper json;

    Archive(JsonMapper json) {
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
        zip.finish();
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
