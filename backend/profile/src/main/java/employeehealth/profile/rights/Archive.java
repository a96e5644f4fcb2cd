package employeehealth.profile.rights;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.persondata.Rows;
import employeehealth.shared.blobs.Documents;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Place;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * One archive of everything: a page for people (PDF), a file per store for machines (JSON), the
 * medical part as FHIR, the documents themselves, and what is kept why.
 */
@Component
class Archive {

    private static final Place CONTENT = new Place(RightsModule.FILES, "content");
    private static final int LONGEST_NAME = 80;

    private final Documents documents;
    private final JsonMapper json;

    Archive(Documents documents, JsonMapper json) {
        this.documents = documents;
        this.json = json;
    }

    /**
     * Written as it is read, and sealed as it is written: little of it is in memory at once, and
     * nothing of it anywhere in clear.
     *
     * @param progress is told how many stores have been read
     * @throws Problem 409 while a document waits for its scan
     */
    void write(Contents contents, OutputStream to, IntConsumer progress) throws IOException {
        var words = ArchiveWords.in(contents.export().language());
        var zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        var infected = addFiles(zip, contents);
        var told = new ArrayList<Told>();
        for (var held : contents.held()) {
            told.add(addRows(zip, held));
            progress.accept(told.size());
        }
        addBundle(zip, contents);
        add(zip, words.of("summary.file"), new Summary(contents, told, words).pdf());
        add(
                zip,
                words.of("readme.file"),
                readme(contents, infected, words).getBytes(StandardCharsets.UTF_8));
        zip.finish();
    }

    /**
     * Every version of every document that they have filed, as it is.
     *
     * @return names of those that are given out by nothing, since a virus was found in them
     */
    private List<String> addFiles(ZipOutputStream zip, Contents contents) throws IOException {
        var infected = new ArrayList<String>();
        var told = 0;
        Rows page;
        do {
            page = contents.files().after(told);
            told += page.rows().size();
            for (var row : page.rows()) {
                if (!isAdded(zip, contents.export().owner().person(), row)) {
                    infected.add(name(row));
                }
            }
        } while (page.more());
        return infected;
    }

    private boolean isAdded(ZipOutputStream zip, PersonId person, Map<String, @Nullable Object> row)
            throws IOException {
        var id = String.valueOf(row.get("id"));
        try (var content = documents.open(person, CONTENT, UUID.fromString(id))) {
            zip.putNextEntry(new ZipEntry("documents/" + id + "-" + name(row)));
            content.transferTo(zip);
            zip.closeEntry();
            return true;
        } catch (Problem held) {
            if (held.status() != HttpStatus.UNPROCESSABLE_CONTENT) {
                throw held;
            }
            return false;
        }
    }

    /** As it is called, as far as any system takes it. */
    static String name(Map<String, @Nullable Object> row) {
        var name = row.get("sealed_file") instanceof Map<?, ?> file ? file.get("name") : null;
        return String.valueOf(name)
                .replaceAll("[^\\p{L}\\p{N}. _-]+", "_")
                .codePoints() // not in the middle of one
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
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

    private Told addRows(ZipOutputStream zip, Contents.Held held) throws IOException {
        var told = new Told(held.store());
        zip.putNextEntry(new ZipEntry("json/" + file(held.store().name())));
        try (var to = writing(zip)) {
            to.writeStartObject();
            to.writeStringProperty("store", held.store().name());
            to.writeStringProperty("category", held.store().category());
            to.writePOJOProperty("erasure", held.store().erasure());
            to.writeArrayPropertyStart("rows");
            Rows page;
            do {
                page = held.after(told.count());
                for (var row : page.rows()) {
                    var clear = json.writeValueAsString(row);
                    to.writeRawValue(clear);
                    told.add(row, clear.length());
                }
            } while (page.more());
            to.writeEndArray();
            to.writeEndObject();
        }
        zip.closeEntry();
        return told;
    }

    private void addBundle(ZipOutputStream zip, Contents contents) throws IOException {
        zip.putNextEntry(new ZipEntry("fhir/bundle.json"));
        try (var to = writing(zip)) {
            to.writeStartObject();
            to.writeStringProperty("resourceType", "Bundle");
            to.writeStringProperty("type", "collection");
            to.writeStringProperty("timestamp", contents.export().askedAt().toString());
            to.writeArrayPropertyStart("entry");
            addProfile(to, contents);
            addChecks(to, contents);
            to.writeEndArray();
            to.writeEndObject();
        }
        zip.closeEntry();
    }

    private static void addProfile(JsonGenerator to, Contents contents) {
        var profile = contents.profile();
        new ProfileAsFhir("urn:uuid:" + contents.export().owner().person(), contents.known().name())
                .resources(profile == null ? null : profile.profile())
                .forEach(one ->
                        to.writePOJO(
                                Map.of("fullUrl", "urn:uuid:" + one.get("id"), "resource", one)));
    }

    private static void addChecks(JsonGenerator to, Contents contents) {
        var page = contents.checks(null);
        while (true) {
            for (var check : page.resources()) {
                to.writeStartObject();
                to.writeName("resource");
                to.writeRawValue(check.json());
                to.writeEndObject();
            }
            if (page.next() == null) {
                return;
            }
            page = contents.checks(page.next());
        }
    }

    /** Leaves the archive open when it is closed. */
    private JsonGenerator writing(ZipOutputStream zip) {
        return json.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).createGenerator(zip);
    }

    private static String readme(Contents contents, List<String> infected, ArchiveWords words) {
        var text = new StringBuilder();
        text.append(words.of("title")).append("\n\n");
        text.append(words.of("readme.intro", contents.export().askedAt())).append("\n\n");
        for (var kept : contents.kept()) {
            text.append("* ").append(kept.title()).append('\n');
            text.append("  ").append(kept.ground()).append('\n');
            text.append("  ").append(words.basis(kept)).append('\n');
            text.append("  ").append(words.duration(kept.duration())).append('\n');
            text.append("  ").append(words.of("erasure." + kept.erasure().code())).append('\n');
            text.append("  ").append(String.join(", ", files(kept))).append("\n\n");
        }
        if (!infected.isEmpty()) {
            var names = String.join(", ", infected);
            text.append(words.of("readme.infected", names)).append("\n\n");
        }
        text.append(words.of("readme.masked")).append("\n\n");
        text.append(words.of("readme.rights")).append('\n');
        return text.toString();
    }

    private static List<String> files(Kept kept) {
        return kept.stores().stream().map(store -> "json/" + file(store)).toList();
    }
}
