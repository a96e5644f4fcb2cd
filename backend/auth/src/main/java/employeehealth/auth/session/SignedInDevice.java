package employeehealth.auth.session;

import employeehealth.contracts.SessionId;
import java.time.Instant;

/** A session as its owner may look at it. */
record SignedInDevice(SessionId id, Device device, Instant createdAt, Instant lastUsedAt) {}
