package employeehealth.shared.breakglass;

import employeehealth.shared.audit.Audit;
import employeehealth.shared.seal.Seal;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Made where a service asks for it. */
@Configuration(proxyBeanMethods = false)
public class BreakGlassModule {

    @Bean
    @Lazy
    BreakGlass breakGlass(
            Seal seal, Audit audit, ObjectProvider<BreakGlass.Notice> notices, Clock clock) {
        return new BreakGlass(
                seal,
                audit,
                (database, person, by) ->
                        notices.forEach(notice -> notice.opened(database, person, by)),
                clock);
    }
}
