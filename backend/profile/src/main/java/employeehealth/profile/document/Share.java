package employeehealth.profile.document;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.HealthData;
import java.time.Instant;
import java.util.UUID;

/** One care professional may read one document until then. */
@HealthData
record Share(UUID id, UUID document, PersonId professional, Instant until, Instant at) {}
