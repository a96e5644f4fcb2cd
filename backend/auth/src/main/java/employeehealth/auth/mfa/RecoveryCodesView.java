package employeehealth.auth.mfa;

import java.util.List;

/** Shown once. */
record RecoveryCodesView(List<String> recoveryCodes) {

    @Override
    public String toString() {
        return "RecoveryCodesView[hidden]";
    }
}
