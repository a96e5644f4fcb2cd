package employeehealth.engine;

import employeehealth.engine.text.Lexicon;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An immutable set of protocols and the lexicon they share. */
public final class Library {

    private final List<Protocol> protocols;
    private final Dispositions dispositions;
    private final Lexicon lexicon;

    Library(List<Protocol> protocols, Dispositions dispositions, Lexicon lexicon) {
        this.protocols = List.copyOf(protocols);
        this.dispositions = dispositions;
        this.lexicon = lexicon;
    }

    /**
     * Reads a library: the files that {@code protocols/index.json} lists, by file name. The order
     * of the map does not matter.
     *
     * @throws LibraryFault with everything that is wrong
     */
    public static Library parse(Map<String, String> files) {
        return new LibraryReader(new TreeMap<>(files)).read();
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

    List<Protocol> protocols() {
        return protocols;
    }

    Dispositions dispositions() {
        return dispositions;
    }

    Lexicon lexicon() {
        return lexicon;
    }
}
