package employeehealth.engine;

import employeehealth.engine.json.Json;
import employeehealth.engine.json.JsonFault;
import employeehealth.engine.text.Lexicon;
import employeehealth.engine.text.LexiconBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads the files of a library; those that another one has as well are not read again. */
final class LibraryReader {

    private final SortedMap<String, String> files;
    private final @Nullable Library before;
    private final boolean sameLexicon;
    private final Names names;
    private final List<String> faults = new ArrayList<>();
    private final List<Protocol> protocols = new ArrayList<>();
    private final Set<String> lexiconFiles = new HashSet<>();
    private final LexiconBuilder lexicon = new LexiconBuilder(faults);
    private @Nullable Dispositions dispositions;

    LibraryReader(SortedMap<String, String> files, @Nullable Library before) {
        this.files = files;
        this.before = before;
        this.sameLexicon = before != null && before.sameLexicon(files);
        this.names = before == null ? new Names() : new Names(before.names());
    }

    Library read() {
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (!known(file.getKey(), file.getValue())) {
                parse(file.getKey(), file.getValue());
            }
        }
        if (before != null && sameLexicon && !lexiconFiles.isEmpty()) {
            return new LibraryReader(files, null).read(); // one more file of words
        }
        protocols.sort(Comparator.comparing(Protocol::role).thenComparing(Protocol::id));
        Lexicon words = before != null && sameLexicon ? before.lexicon() : lexicon.build();
        Dispositions found = dispositions;
        if (found == null) {
            faults.add("library: the dispositions are missing");
        }
        if (found == null || !faults.isEmpty()) {
            throw new LibraryFault(faults);
        }
        Set<String> ofWords = before != null && sameLexicon ? before.lexiconFiles() : lexiconFiles;
        words.findings().forEach(entry -> names.of(entry.code()));
        Library library = new Library(protocols, found, words, names, files, ofWords);
        faults.addAll(new References(library).faults());
        if (!faults.isEmpty()) {
            throw new LibraryFault(faults);
        }
        return library;
    }

    /** What the library before was read from, word for word. */
    private boolean known(String file, String text) {
        if (before == null || !before.has(file, text)) {
            return false;
        }
        Protocol same = before.readFrom(file);
        if (same != null) {
            protocols.add(same);
        }
        return same != null || (sameLexicon && before.lexiconFiles().contains(file));
    }

    private void parse(String file, String text) {
        try {
            if (Json.parse(text) instanceof Json.Obj(var members)) {
                read(file, members);
            } else {
                faults.add(file + ": no JSON object");
            }
        } catch (JsonFault e) {
            faults.add(file + ": " + e.getMessage());
        }
    }

    private void read(String file, Map<String, Json> json) {
        Members members = new Members(file, json, faults);
        switch (members.string("kind")) {
            case "protocol" -> protocols.add(new ProtocolReader(file, members, names).read());
            case "lexicon" -> {
                lexiconFiles.add(file);
                lexicon.addLexicon(file, json);
            }
            case "cues" -> {
                lexiconFiles.add(file);
                lexicon.addCues(file, json);
            }
            case "dispositions" -> dispositions(members);
            case "index", "signatures" -> {}
            default -> members.fault("unknown kind");
        }
    }

    private void dispositions(Members members) {
        if (dispositions != null) {
            members.fault("the dispositions are given twice");
        }
        Map<Urgency, Dispositions.Disposition> all = new EnumMap<>(Urgency.class);
        Members urgencies = members.object("urgencies");
        for (Urgency urgency : Urgency.values()) {
            Members one = urgencies.object(urgency.code());
            all.put(
                    urgency,
                    new Dispositions.Disposition(
                            one.string("within"), one.text("route"), one.texts("advice")));
            one.done();
        }
        urgencies.done();
        dispositions = new Dispositions(all, members.textMap("groups"), members.text("openFlags"));
        members.done();
    }
}
