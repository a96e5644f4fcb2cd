package employeehealth.auth.passkey;

/** What an authenticator says of itself in an answer that is genuine. */
record Proven(long signCount, boolean backedUp) {}
