package employeehealth.triage.fhir;

import employeehealth.contracts.SessionId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.care.FhirCheck;
import employeehealth.contracts.care.FhirResource;
import employeehealth.contracts.persondata.Whose;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A person's symptom checks as FHIR, for the archive that the person has asked for. */
@Component
public class ChecksForArchive {

    private static final int PAGE = 50;

    private final ReadAsFhir reading;

    ChecksForArchive(ReadAsFhir reading) {
        this.reading = reading;
    }

    /** Every one, newest first; the readings are recorded as the person's own. */
    public List<FhirResource> of(Whose whose) {
        var me = asThemself(whose);
        return Tenant.of(me).get(() -> all(me));
    }

    private List<FhirResource> all(Me me) {
        var resources = new ArrayList<FhirResource>();
        List<FhirCheck> page = reading.page(me, null, PAGE);
        while (!page.isEmpty()) {
            for (var check : page) {
                if (check.response() != null) {
                    resources.add(check.response());
                }
                resources.add(check.risk());
            }
            page = reading.page(me, page.getLast().id(), PAGE);
        }
        return resources;
    }

    /** They are not signed in while the archive is made; what they may see is the same. */
    private static Me asThemself(Whose whose) {
        return new Me(
                whose.person(),
                whose.company(),
                whose.healthService(),
                new SessionId(whose.person().value()),
                Set.of(Role.EMPLOYEE),
                Set.of(Permission.TRIAGE_ASSESS),
                Map.of(),
                "0");
    }
}
