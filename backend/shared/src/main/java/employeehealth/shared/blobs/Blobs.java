package employeehealth.shared.blobs;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Bytes under a name, in a folder or in a store that speaks S3. It keeps them as they are: what is
 * about a person goes through {@link Documents}, which seals it first.
 *
 * <p>A store that does not answer is {@link employeehealth.shared.problem.Problem#unavailable}
 * within seconds.
 */
public interface Blobs {

    /** Kept, durably and whole, when this returns; replaces what had the name. */
    void put(String name, byte[] content);

    /** The same with the content of a file. */
    void put(String name, Path content);

    /** To be closed by the caller. */
    Optional<InputStream> get(String name);

    /** Gone when this returns, also if it never was there. */
    void delete(String name);

    /**
     * @throws IllegalArgumentException unless it is made of lower-case letters, digits, dots,
     *     hyphens and slashes, and no part of it begins with a dot
     */
    static String checked(String name) {
        if (name.length() > 200
                || !name.matches("[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*){0,7}")) {
            throw new IllegalArgumentException("not a name for a blob");
        }
        return name;
    }
}
