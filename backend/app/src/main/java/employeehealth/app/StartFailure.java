package employeehealth.app;

import employeehealth.shared.postgres.PostgresStartException;
import employeehealth.shared.settings.StartRefused;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one sentence why the platform did not start; anything unexpected keeps its trace. */
final class StartFailure implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var sentence =
                    switch (cause) {
                        case StartRefused refused -> words(refused);
                        case PostgresStartException refused -> words(refused);
                        case PortInUseException taken ->
                                "The port "
                                        + taken.getPort()
                                        + " is in use by another program: stop it, or choose"
                                        + " another with PORT or OPS_PORT.";
                        case BindException setting ->
                                "A setting is not valid: "
                                        + setting.getName()
                                        + " ("
                                        + setting.getProperty()
                                        + ").";
                        default -> "";
                    };
            if (!sentence.isEmpty()) {
                System.err.println(sentence);
                return true;
            }
        }
        LoggerFactory.getLogger(StartFailure.class)
                .error(
                        "the start failed: {}",
                        failure.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                        failure);
        return true;
    }

    private static String words(Throwable refused) {
        return Objects.requireNonNullElse(refused.getMessage(), "The start was refused.");
    }
}
