package employeehealth.shared.cache;

/**
 * What may be kept in a cache: published, the same for everybody, about nobody. A type says so
 * itself; nothing else can be cached, for want of a way to say it. A test follows the fields of
 * every catalogue and finds the one that leads to a person or to something that hides itself.
 */
public interface Catalogue {}
