package employeehealth.auth.passkey;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** What a sign-in page sends, or one that asks again who one is. */
record SignInRequest(@NotNull @Valid SignedChallenge credential) {}
