package employeehealth.shared.cache;

/** Where caches come from. */
public interface Caches {

    /**
     * @param name of the service and the catalogue, such as {@code triage:questions}
     */
    <T extends Catalogue> Cache<T> open(String name, Class<T> type);
}
