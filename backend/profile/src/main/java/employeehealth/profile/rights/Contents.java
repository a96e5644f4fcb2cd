package employeehealth.profile.rights;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.care.HealthData;
import employeehealth.contracts.persondata.Asked;
import employeehealth.contracts.persondata.PersonDataApi;
import employeehealth.contracts.persondata.Rows;
import employeehealth.contracts.persondata.Store;
import employeehealth.contracts.persondata.Whose;
import employeehealth.contracts.triage.ChecksAsked;
import employeehealth.contracts.triage.ChecksTold;
import employeehealth.contracts.triage.TriageDataApi;
import employeehealth.profile.health.ProfileVersion;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What goes into an archive. Asked for while it is written: all of it together may be more than
 * there is memory.
 *
 * @param kept why each of it is kept, and for how long
 */
@HealthData
record Contents(
        Export export,
        Identities.Known known,
        List<Kept> kept,
        List<Held> held,
        TriageDataApi triage,
        @Nullable ProfileVersion profile) {

    /** What one store holds. */
    record Held(Store store, PersonDataApi holder, Whose whose) {

        /** Some of it, after so many rows. */
        Rows after(long told) {
            return holder.rows(new Asked(store.name(), whose, told));
        }
    }

    /** The versions of their documents. */
    Held files() {
        return held.stream()
                .filter(one -> one.store().name().equals(RightsModule.FILES))
                .findFirst()
                .orElseThrow();
    }

    /** Some symptom checks as FHIR resources. */
    ChecksTold checks(@Nullable AssessmentId before) {
        return triage.resources(new ChecksAsked(known.whose(), before));
    }

    @Override
    public String toString() {
        return "Contents[hidden]";
    }
}
