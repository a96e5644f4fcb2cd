package employeehealth.gateway.answer;

import employeehealth.shared.problem.Problems;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Puts our valves into the container. */
@Component
final class Container implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private final StandingHeaders standing;
    private final Problems problems;
    private final Unreadable unreadable;

    Container(StandingHeaders standing, Problems problems, Unreadable unreadable) {
        this.standing = standing;
        this.problems = problems;
        this.unreadable = unreadable;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory container) {
        container.addEngineValves(new AnswerValve(standing));
        container.addContextCustomizers(context ->
                context.getParent()
                        .getPipeline()
                        .addValve(new ContainerRefusals(problems, unreadable)));
    }
}
