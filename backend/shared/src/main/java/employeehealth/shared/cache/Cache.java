package employeehealth.shared.cache;

import java.util.function.Supplier;

/**
 * Catalogues of one kind by key. A cache never decides an answer: whatever is wrong with it, the
 * catalogue is made anew.
 */
public interface Cache<T extends Catalogue> {

    /**
     * @param key names the content and its version, such as a hash and a language, so that nothing
     *     has to be thrown away when a new version is published: lower-case letters, digits, dots,
     *     hyphens and colons
     * @param making the catalogue, if it is not at hand
     */
    T get(String key, Supplier<T> making);

    /**
     * @throws IllegalArgumentException for a key that could be anything else
     */
    static String checked(String key) {
        if (!key.matches("[a-z0-9.:-]{1,120}")) {
            throw new IllegalArgumentException("not a key for a cache");
        }
        return key;
    }
}
