package employeehealth.profile.document;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settings of documents. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DocumentSettings.class)
class DocumentModule {

    /** What is shared with somebody binds them. */
    @Bean
    @ConditionalOnMissingBean
    CareBond careBond() {
        return (me, person) -> true;
    }
}
