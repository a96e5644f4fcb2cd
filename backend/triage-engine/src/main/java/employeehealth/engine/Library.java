package employeehealth.engine;

import java.util.Map;

/** An immutable set of protocols and the lexicon they share. */
public final class Library {

    private Library() {}

    /**
     * Reads a library: the files that {@code protocols/index.json} lists, by file name.
     *
     * @throws LibraryFault with everything that is wrong
     */
    public static Library parse(Map<String, String> files) {
        throw new UnsupportedOperationException(String.valueOf(files.size()));
    }
}
