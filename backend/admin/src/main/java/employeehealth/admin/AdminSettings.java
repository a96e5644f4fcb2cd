package employeehealth.admin;

import java.util.Set;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param operators ids of the people who run this installation, whatever they are at a company
 */
@Validated
@ConfigurationProperties("admin")
public record AdminSettings(@DefaultValue Set<UUID> operators) {

    public AdminSettings {
        operators = Set.copyOf(operators);
    }
}
