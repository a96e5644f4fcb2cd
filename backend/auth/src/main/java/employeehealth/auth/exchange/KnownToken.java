package employeehealth.auth.exchange;

import employeehealth.auth.grant.ClientGrant;
import org.springframework.security.oauth2.jwt.Jwt;

/** A token that a program holds, and that is good now. */
sealed interface KnownToken {

    record Refresh(ClientGrant grant) implements KnownToken {}

    /** In a person's name. */
    record Access(Jwt token, ClientGrant grant) implements KnownToken {}

    /** For the program itself. */
    record OfProgram(Jwt token) implements KnownToken {}
}
