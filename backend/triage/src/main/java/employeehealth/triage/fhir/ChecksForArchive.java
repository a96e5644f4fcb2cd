package employeehealth.triage.fhir;

import employeehealth.contracts.SessionId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.care.FhirResource;
import employeehealth.contracts.persondata.Whose;
import employeehealth.contracts.triage.ChecksAsked;
import employeehealth.contracts.triage.ChecksTold;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;

/** A person's symptom checks as FHIR, for the archive that the person has asked for. */
@Component
public class ChecksForArchive {

    private static final int PAGE = 50;

    private final ReadAsFhir reading;

    ChecksForArchive(ReadAsFhir reading) {
        this.reading = reading;
    }

    /** Newest first; the readings are recorded as the person's own. */
    public ChecksTold of(ChecksAsked asked) {
        var me = asThemself(asked.whose());
        var page = Tenant.of(me).get(() -> reading.page(me, asked.before(), PAGE));
        var resources = new ArrayList<FhirResource>();
        for (var check : page) {
            if (check.response() != null) {
                resources.add(check.response());
            }
            resources.add(check.risk());
        }
        return new ChecksTold(resources, page.size() < PAGE ? null : page.getLast().id());
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
