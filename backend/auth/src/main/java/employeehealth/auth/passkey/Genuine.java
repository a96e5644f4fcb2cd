package employeehealth.auth.passkey;

/** An answer that really comes from that passkey; it is good once. */
record Genuine(Passkey passkey, Proven proven, byte[] challenge) {}
