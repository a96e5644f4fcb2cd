package employeehealth.app;

import employeehealth.app.demo.DemoConfiguration;
import employeehealth.shared.SharedModule;
import employeehealth.shared.backup.BackupRefused;
import employeehealth.shared.backup.BackupSettings;
import employeehealth.shared.remote.LocalServices;
import employeehealth.shared.remote.RemoteContracts;
import employeehealth.shared.settings.StartRefused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Starts the services that it is told to, in one process. */
@SpringBootConfiguration(proxyBeanMethods = false)
// Each service opens its own part of the database (shared/database), and people are known by auth.
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class,
            JdbcClientAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            PersistenceExceptionTranslationAutoConfiguration.class, // JdbcClient translates already
            UserDetailsServiceAutoConfiguration.class
        })
@Import({SharedModule.class, DemoConfiguration.class})
public class Platform {

    public static void main(String[] args) {
        var reports = false;
        try {
            var options = List.of(args);
            if (options.contains("--list-targets")) {
                System.out.println(
                        "all\n" + Target.codes(EnumSet.allOf(Target.class)).replace(", ", "\n"));
                return;
            }
            var settings = Environment.read();
            Encryption.trust(settings);
            if (BackupCommands.understands(options)) {
                BackupCommands.run(options, settings);
                return;
            }
            if (AuditLogCommands.understands(options)) {
                System.exit(AuditLogCommands.run(options, settings));
            }
            if (KeyCommand.ran(options, settings)) {
                return;
            }
            var targets = Target.parse(target(options));
            settings.validate(targets);
            if (options.contains("--check")) {
                System.out.println("The settings are valid for: " + Target.codes(targets) + ".");
                settings.doubts().forEach(System.err::println);
                return;
            }
            reports = true;
            var platform = start(targets, settings, args);
            if (options.contains("--rehearse")) {
                rehearse(platform);
            }
        } catch (StartRefused | BackupRefused refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        } catch (RuntimeException e) {
            if (!reports) { // else StartFailure has put it into a sentence, the rehearsal its trace
                // Its words may quote a setting.
                System.err.println("The settings stop the start: " + e.getClass().getName() + ".");
            }
            System.exit(1);
        }
    }

    private static String target(List<String> options) {
        return options.stream()
                .filter(option -> option.startsWith("--target="))
                .map(option -> option.substring("--target=".length()))
                .collect(
                        Collectors.collectingAndThen(
                                Collectors.joining(","), list -> list.isEmpty() ? "all" : list));
    }

    static ConfigurableApplicationContext start(
            Set<Target> targets, Environment settings, String... args) {
        var configurations = new ArrayList<Class<?>>();
        configurations.add(Platform.class);
        targets.stream()
                .filter(target -> target != Target.DATABASE || settings.embedsDatabase())
                .map(target -> target.module)
                .forEach(configurations::add);
        if (targets.contains(Target.DATABASE) && settings.embedsDatabase()) {
            settings.backup()
                    .ifPresent(copies -> configurations.add(WalArchiveConfiguration.class));
        }
        var application = new SpringApplication(configurations.toArray(Class[]::new));
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(settings.logging(targets));
        application.addInitializers(context -> {
            // First of all sources: nothing on a command line talks these away.
            var sources = context.getEnvironment().getPropertySources();
            sources.addFirst(new MapPropertySource("environment", settings.properties(targets)));
            // Read by the same rule as the environment of the process, which has them not or empty.
            sources.addBefore(
                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                    new SystemEnvironmentPropertySource(
                            "added-systemEnvironment", settings.added()));
            wire((GenericApplicationContext) context, targets, settings);
        });
        settings.folders().forEach(settings.stage()::refuseForeign);
        var platform = application.run(args);
        settings.folders().forEach(settings.stage()::mark);
        return platform;
    }

    private static void rehearse(ConfigurableApplicationContext context) {
        try (context) {
            Rehearsal.at(
                    context.getEnvironment()
                            .getRequiredProperty("local.server.port", Integer.class));
        } catch (IOException | InterruptedException | RuntimeException e) {
            LoggerFactory.getLogger(Rehearsal.class).error("the rehearsal failed", e);
            throw new IllegalStateException(e);
        }
    }

    /** A contract whose service does not run here becomes a client of where it does. */
    private static void wire(
            GenericApplicationContext context, Set<Target> targets, Environment settings) {
        context.registerBean(
                LocalServices.class,
                () ->
                        new LocalServices(
                                targets.stream().map(Target::code).collect(Collectors.toSet())));
        context.registerBean(SettingsReport.class, () -> new SettingsReport(settings));
        settings.backup()
                .ifPresent(copies -> context.registerBean(BackupSettings.class, () -> copies));
        if (!targets.contains(Target.DATABASE) || !settings.embedsDatabase()) {
            ExternalDatabase.register(context, settings);
        }
        EnumSet.complementOf(EnumSet.copyOf(targets))
                .forEach(absent ->
                        absent.offered.forEach(
                                contract -> registerClient(context, contract, absent.code())));
    }

    private static <T> void registerClient(
            GenericApplicationContext context, Class<T> contract, String service) {
        context.registerBean(
                contract,
                () -> context.getBean(RemoteContracts.class).client(contract, service),
                definition -> definition.setLazyInit(true));
    }
}
