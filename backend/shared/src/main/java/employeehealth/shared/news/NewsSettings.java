package employeehealth.shared.news;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Through what news go, where it is not PostgreSQL.
 *
 * @param broker address of RabbitMQ with name and password, {@code amqps://…}
 */
@Validated
@ConfigurationProperties("platform.news")
record NewsSettings(@NotBlank String broker) {

    @Override
    public String toString() {
        return "NewsSettings[hidden]";
    }
}
