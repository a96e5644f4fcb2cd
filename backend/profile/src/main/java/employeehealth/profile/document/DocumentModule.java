package employeehealth.profile.document;

import employeehealth.profile.care.CareRelations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settings of documents, and what they ask of others. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DocumentSettings.class)
class DocumentModule {

    @Bean
    CareBond careBond(CareRelations relations) {
        return (me, person) -> relations.of(me, person).isPresent();
    }
}
