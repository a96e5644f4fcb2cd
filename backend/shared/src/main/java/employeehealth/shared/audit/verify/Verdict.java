package employeehealth.shared.audit.verify;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a verification found.
 *
 * @param leaves how many were read
 * @param signed up to which size a checkpoint confirmed them
 * @param firstBad number of the first leaf that is not what was signed
 * @param findings sentences, the first bad leaf first; empty if all is well
 */
public record Verdict(long leaves, long signed, OptionalLong firstBad, List<String> findings) {

    public boolean good() {
        return findings.isEmpty();
    }
}
