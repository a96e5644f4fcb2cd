package employeehealth.engine;

import employeehealth.engine.text.Lexicon;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An immutable set of protocols and the lexicon they share. */
public final class Library {

    private final List<Protocol> protocols;
    private final Dispositions dispositions;
    private final Lexicon lexicon;
    private final Names names;
    private final Map<String, String> files;
    private final Set<String> lexiconFiles;

    /**
     * @param files everything this was read from
     * @param lexiconFiles names of those that the lexicon was made of
     */
    Library(
            List<Protocol> protocols,
            Dispositions dispositions,
            Lexicon lexicon,
            Names names,
            Map<String, String> files,
            Set<String> lexiconFiles) {
        this.protocols = List.copyOf(protocols);
        this.dispositions = dispositions;
        this.lexicon = lexicon;
        this.names = names;
        this.files = files;
        this.lexiconFiles = lexiconFiles;
    }

    /**
     * Reads a library: the files that {@code protocols/index.json} lists, by file name. The order
     * of the map does not matter.
     *
     * @throws LibraryFault with everything that is wrong
     */
    public static Library parse(Map<String, String> files) {
        return new LibraryReader(new TreeMap<>(files), null).read();
    }

    /**
     * Reads another library, of which most is as it is here: what did not change is not read again.
     *
     * @throws LibraryFault as {@link #parse}
     */
    public Library changedTo(Map<String, String> others) {
        return new LibraryReader(new TreeMap<>(others), this).read();
    }

    /** References of all protocols, in a fixed order. */
    public List<ProtocolRef> references() {
        return protocols.stream().map(p -> new ProtocolRef(p.id(), p.version())).toList();
    }

    /**
     * Name of the file that a protocol was read from, as given to {@link #parse}.
     *
     * @throws IllegalArgumentException if there is no such protocol
     */
    public String fileOf(String protocol) {
        for (Protocol one : protocols) {
            if (one.id().equals(protocol)) {
                return one.file();
            }
        }
        throw new IllegalArgumentException("no such protocol: " + protocol);
    }

    boolean has(String file, String text) {
        return text.equals(files.get(file));
    }

    Set<String> lexiconFiles() {
        return lexiconFiles;
    }

    /** Whether a library of these files has the same words. */
    boolean sameLexicon(Map<String, String> others) {
        for (String file : lexiconFiles) {
            if (!Objects.equals(files.get(file), others.get(file))) {
                return false;
            }
        }
        return true;
    }

    @Nullable Protocol readFrom(String file) {
        for (Protocol one : protocols) {
            if (one.file().equals(file)) {
                return one;
            }
        }
        return null;
    }

    List<Protocol> protocols() {
        return protocols;
    }

    Dispositions dispositions() {
        return dispositions;
    }

    Lexicon lexicon() {
        return lexicon;
    }

    Names names() {
        return names;
    }
}
