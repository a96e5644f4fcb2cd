package employeehealth.profile.rights;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param coolingOff between the confirmation of an erasure and its beginning: it can be taken back
 *     meanwhile
 * @param exportKept for how long an archive can be fetched
 */
@Validated
@ConfigurationProperties("profile.rights")
record RightsSettings(
        @DefaultValue("7d") Duration coolingOff, @DefaultValue("24h") Duration exportKept) {

    RightsSettings {
        if (coolingOff.isNegative() || exportKept.isNegative() || exportKept.isZero()) {
            throw new IllegalArgumentException("a time that has passed");
        }
    }
}
