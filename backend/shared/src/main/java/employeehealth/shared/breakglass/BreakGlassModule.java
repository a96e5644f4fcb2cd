package employeehealth.shared.breakglass;

import employeehealth.contracts.access.BreakGlassUsed;
import employeehealth.contracts.access.Role;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.news.Outbox;
import employeehealth.shared.seal.Seal;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Made where a service asks for it. */
@Configuration(proxyBeanMethods = false)
public class BreakGlassModule {

    /** As one of these they open a file, the foremost first. */
    private static final List<Role> CARE = List.of(Role.PHYSICIAN, Role.NURSE, Role.CLINICIAN);

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

    /** The person is told by whoever receives the news. */
    @Bean
    BreakGlass.Notice breakGlassNews(Outbox outbox, Clock clock) {
        return (database, person, by) ->
                outbox.publish(
                        database,
                        new BreakGlassUsed(person, foremost(by.roles()), clock.instant()));
    }

    private static Role foremost(Set<Role> roles) {
        return roles.stream()
                .filter(CARE::contains)
                .min(Comparator.comparing(CARE::indexOf))
                .orElseGet(() -> roles.iterator().next());
    }
}
