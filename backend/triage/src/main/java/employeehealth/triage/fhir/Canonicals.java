package employeehealth.triage.fhir;

import employeehealth.shared.settings.PlatformSettings;
import org.springframework.stereotype.Component;

/** Addresses of our resources: below the one that browsers know this installation by. */
@Component
class Canonicals {

    private final String base;

    Canonicals(PlatformSettings settings) {
        this.base = settings.publicUrl().toString().replaceFirst("/+$", "") + "/fhir/R4/";
    }

    String of(String type, String id) {
        return base + type + "/" + id;
    }

    /** Whose values are hashes of protocols and libraries, as answers name them. */
    String hashes() {
        return of("NamingSystem", "triage-hash");
    }

    /** Whose values are ids of symptom checks. */
    String checks() {
        return of("NamingSystem", "assessment");
    }

    String codeSystem(String id) {
        return of("CodeSystem", id);
    }
}
