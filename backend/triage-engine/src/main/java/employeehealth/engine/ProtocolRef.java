package employeehealth.engine;

/** The protocol that decided, in the version that did. */
public record ProtocolRef(String id, String version) {}
