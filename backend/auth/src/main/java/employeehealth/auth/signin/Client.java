package employeehealth.auth.signin;

import employeehealth.auth.attempt.Origin;
import employeehealth.auth.session.Device;

/** From where, and on what, someone signs in. */
public record Client(Origin origin, Device device) {}
