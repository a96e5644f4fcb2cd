package employeehealth.profile.document;

import employeehealth.contracts.care.HealthData;
import employeehealth.profile.Owner;
import java.time.Instant;
import java.util.UUID;

/**
 * A document of somebody's file, with its newest version.
 *
 * @param revision counts changes of what is said about it, and new versions
 * @param at when it first came
 */
@HealthData
record FiledDocument(UUID id, Owner owner, About about, int revision, Version newest, Instant at) {

    String tag() {
        return Integer.toString(revision);
    }

    @Override
    public String toString() {
        return "FiledDocument[" + id + "]";
    }
}
