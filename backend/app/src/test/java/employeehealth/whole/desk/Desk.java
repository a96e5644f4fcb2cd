package employeehealth.whole.desk;

import employeehealth.shared.blobs.Documents;
import employeehealth.shared.seal.Erasure;
import employeehealth.triage.TriageDatabase;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Keeps documents and erases people, as the health profile will. No platform has it, but those that
 * a test starts with these classes beside the jar.
 */
@AutoConfiguration
public class Desk {

    @Bean
    DeskController desk(Documents documents, TriageDatabase database, Erasure erasure) {
        return new DeskController(documents, database, erasure);
    }
}
