package employeehealth.engine;

import employeehealth.engine.json.Json;
import employeehealth.engine.json.JsonFault;
import employeehealth.engine.text.LexiconBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads the files of a library. */
final class LibraryReader {

    private final SortedMap<String, String> files;
    private final List<String> faults = new ArrayList<>();
    private final List<Protocol> protocols = new ArrayList<>();
    private @Nullable Dispositions dispositions;

    LibraryReader(SortedMap<String, String> files) {
        this.files = files;
    }

    Library read() {
        LexiconBuilder lexicon = new LexiconBuilder(faults);
        for (Map.Entry<String, String> file : files.entrySet()) {
            try {
                if (Json.parse(file.getValue()) instanceof Json.Obj(var members)) {
                    read(file.getKey(), members, lexicon);
                } else {
                    faults.add(file.getKey() + ": no JSON object");
                }
            } catch (JsonFault e) {
                faults.add(file.getKey() + ": " + e.getMessage());
            }
        }
        protocols.sort(Comparator.comparing(Protocol::role).thenComparing(Protocol::id));
        var built = lexicon.build();
        Dispositions found = dispositions;
        if (found == null) {
            faults.add("library: the dispositions are missing");
        }
        if (found == null || !faults.isEmpty()) {
            throw new LibraryFault(faults);
        }
        Library library = new Library(protocols, found, built);
        faults.addAll(new References(library).faults());
        if (!faults.isEmpty()) {
            throw new LibraryFault(faults);
        }
        return library;
    }

    private void read(String file, Map<String, Json> json, LexiconBuilder lexicon) {
        Members members = new Members(file, json, faults);
        switch (members.string("kind")) {
            case "protocol" -> protocols.add(new ProtocolReader(file, members).read());
            case "lexicon" -> lexicon.addLexicon(file, json);
            case "cues" -> lexicon.addCues(file, json);
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
