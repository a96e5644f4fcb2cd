package employeehealth.whole.desk;

import employeehealth.shared.blobs.Documents;
import employeehealth.triage.TriageDatabase;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Keeps documents without the health profile. No platform has it, but those that a test starts with
 * these classes beside the jar.
 */
@AutoConfiguration
public class Desk {

    @Bean
    DeskController desk(Documents documents, TriageDatabase database) {
        return new DeskController(documents, database);
    }
}
