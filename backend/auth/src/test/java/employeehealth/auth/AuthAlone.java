package employeehealth.auth;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.Standing;
import employeehealth.contracts.demo.DemoCompany;
import employeehealth.contracts.demo.DemoSeed;
import employeehealth.shared.SharedModule;
import employeehealth.shared.database.DatabaseLocation;
import employeehealth.shared.postgres.TestPostgres;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.remote.LocalServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * The auth service by itself, on a port of its own and a database of its own, with a clock that
 * stands still until it is moved and an admin service that can be switched off.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class,
            JdbcClientAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
@Import({SharedModule.class, AuthModule.class})
public class AuthAlone {

    public static final String PASSWORD = "demo-Passw0rd-2026";
    public static final DemoCompany LUMIERE = company("lumiere", "Ateliers Lumière", 60);
    public static final DemoCompany VERRERIE = company("verrerie", "Verrerie du Nord", 3);

    /** Starts it with the people of both companies. */
    public static ConfigurableApplicationContext start(String... settings) {
        var application = new SpringApplication(AuthAlone.class);
        var context =
                application.run(
                        Stream.concat(
                                        Stream.of(
                                                "--server.port=0",
                                                "--platform.demo=true",
                                                "--platform.data-dir=" + folder(),
                                                "--platform.public-url=http://localhost:18080",
                                                "--spring.threads.virtual.enabled=true",
                                                "--spring.main.banner-mode=off",
                                                "--logging.level.root=warn"),
                                        Arrays.stream(settings))
                                .toArray(String[]::new));
        var seed = context.getBean(DemoSeed.class);
        seed.seed(LUMIERE);
        seed.seed(VERRERIE);
        return context;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "auth-alone");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Bean
    DatabaseLocation databaseLocation() {
        var database = TestPostgres.freshDatabase();
        return new DatabaseLocation(
                database.jdbcUrl(), database.owner().user(), database.owner().password());
    }

    @Bean
    LocalServices localServices() {
        return new LocalServices(Set.of("auth"));
    }

    @Bean
    FakeAdmin admin() {
        return new FakeAdmin();
    }

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }

    /** Everyone is an employee, unless it was told otherwise. */
    public static class FakeAdmin implements AdminApi {

        public volatile boolean down;
        public volatile Set<Permission> permissions = Set.of(Permission.TRIAGE_ASSESS);

        @Override
        public Standing standing(CompanyId company, PersonId person) {
            if (down) {
                throw Problem.unavailable();
            }
            var at = company.equals(LUMIERE.id()) ? LUMIERE : VERRERIE;
            return new Standing(
                    at.code(), at.name(), at.healthService(), Set.of(Role.EMPLOYEE), permissions);
        }
    }

    /** The time of day, moved by hand. */
    public static final class MovableClock extends Clock {

        private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        private final InstantSource real = InstantSource.system();

        public void move(Duration by) {
            ahead.updateAndGet(by::plus);
        }

        @Override
        public Instant instant() {
            return real.instant().plus(ahead.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static DemoCompany company(String code, String name, int people) {
        return new DemoCompany(
                new CompanyId(UUID.nameUUIDFromBytes(code.getBytes())),
                code,
                name,
                new HealthServiceId(UUID.nameUUIDFromBytes((code + " health").getBytes())),
                "Santé au travail",
                List.of(new DemoCompany.Site(site(code), "Lyon")),
                IntStream.rangeClosed(1, people).mapToObj(n -> person(code, n)).toList());
    }

    private static SiteId site(String code) {
        return new SiteId(UUID.nameUUIDFromBytes((code + " site").getBytes()));
    }

    private static DemoCompany.Person person(String code, int n) {
        var email = "e%04d@%s.demo".formatted(n, code);
        return new DemoCompany.Person(
                new PersonId(UUID.nameUUIDFromBytes(email.getBytes())),
                email,
                "Élodie N° " + n,
                Role.EMPLOYEE,
                site(code),
                LocalDate.of(1990, 1, 1),
                "female",
                n % 2 == 0 ? "en" : "fr");
    }
}
