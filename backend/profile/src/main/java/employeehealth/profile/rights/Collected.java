package employeehealth.profile.rights;

import employeehealth.contracts.care.FhirResource;
import employeehealth.contracts.care.HealthData;
import employeehealth.contracts.persondata.Store;
import employeehealth.profile.health.ProfileVersion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes into an archive.
 *
 * @param kept why each of it is kept, and for how long
 * @param checks symptom checks as FHIR resources
 */
@HealthData
record Collected(
        Export export,
        String name,
        List<Kept> kept,
        List<Held> held,
        List<FhirResource> checks,
        @Nullable ProfileVersion profile) {

    /** What one store holds. */
    @HealthData
    record Held(Store store, List<Map<String, @Nullable Object>> rows) {

        @Override
        public String toString() {
            return "Held[hidden]";
        }
    }

    @Override
    public String toString() {
        return "Collected[hidden]";
    }
}
