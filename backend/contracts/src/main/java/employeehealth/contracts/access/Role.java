package employeehealth.contracts.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person is to a company. What each role may do is decided by the admin service. */
public enum Role {
    EMPLOYEE,
    NURSE,
    PHYSICIAN,
    CLINICIAN,
    FIRST_AIDER,
    EMPLOYER,
    COMPANY_ADMIN,
    DPO,
    AUDITOR,
    PROTOCOL_AUTHOR,
    PROTOCOL_SIGNATORY;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
