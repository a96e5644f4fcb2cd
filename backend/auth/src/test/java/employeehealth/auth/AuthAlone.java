package employeehealth.auth;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.LinkId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.FederatedRoles;
import employeehealth.contracts.admin.Leaving;
import employeehealth.contracts.admin.Standing;
import employeehealth.contracts.auth.LinkApi;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.contracts.demo.DemoCompany;
import employeehealth.contracts.demo.DemoSeed;
import employeehealth.shared.SharedModule;
import employeehealth.shared.audit.Pseudonyms;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.audit.log.SigningKey;
import employeehealth.shared.database.DatabaseLocation;
import employeehealth.shared.database.Databases;
import employeehealth.shared.postgres.TestPostgres;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.remote.LocalServices;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
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
import org.springframework.core.env.Environment;

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
    public static final DemoCompany LUMIERE = company("lumiere", "Ateliers Lumière", 75);
    public static final DemoCompany VERRERIE = company("verrerie", "Verrerie du Nord", 3);

    private static final Path KEYS = keys();
    private static @Nullable Running running;

    /** One for all tests that need no settings of their own; it ends with the test process. */
    public static synchronized Running running() {
        if (running == null) {
            running = start();
        }
        running.bean(MovableClock.class).catchUp();
        return running;
    }

    /** A new one, with the people of both companies. */
    public static Running start(String... settings) {
        var service = startReal(demo(settings));
        for (var company : List.of(LUMIERE, VERRERIE)) {
            service.context()
                    .getBeanProvider(DemoSeed.class)
                    .orderedStream()
                    .forEach(seed -> seed.seed(company));
        }
        return service;
    }

    private static String[] demo(String... settings) {
        return Stream.concat(
                        Stream.of(
                                "--platform.demo=true",
                                "--platform.public-url=http://localhost:18080"),
                        Arrays.stream(settings))
                .toArray(String[]::new);
    }

    /** A new one without demo mode and without anybody in it. */
    public static Running startReal(String... settings) {
        var application = new SpringApplication(AuthAlone.class);
        application.setBannerMode(Banner.Mode.OFF);
        var always =
                Stream.of(
                        "--server.port=0",
                        "--platform.data-dir=" + folder(),
                        "--platform.keys-dir=" + KEYS,
                        "--spring.threads.virtual.enabled=true",
                        "--logging.level.root=warn");
        var context = application.run(lastWins(Stream.concat(always, Arrays.stream(settings))));
        return new Running(context);
    }

    /** Of a setting that is given twice, Spring would make a list. */
    private static String[] lastWins(Stream<String> settings) {
        var byName = new LinkedHashMap<String, String>();
        settings.forEach(setting -> byName.put(setting.replaceFirst("=.*", ""), setting));
        return byName.values().toArray(String[]::new);
    }

    /** Roles belong to the whole server, so all services of one test process share one secret. */
    private static Path keys() {
        var keys = folder();
        var demo = new PlatformSettings(true, keys, keys, URI.create("http://localhost"), Map.of());
        PlatformSecrets.of(demo);
        SigningKey.of(demo);
        return keys;
    }

    /** The service, what it is reached by, and what it has left behind. */
    public record Running(ConfigurableApplicationContext context) implements AutoCloseable {

        public Browser browser() {
            return new Browser(context);
        }

        public <T> T bean(Class<T> type) {
            return context.getBean(type);
        }

        /**
         * Another instance on the same database, in the same moment: beside it, or after its end.
         */
        public Running another(String... settings) {
            var location = bean(DatabaseLocation.class);
            var same =
                    Stream.of(
                            "--alone.url=" + location.url(),
                            "--alone.owner=" + location.owner(),
                            "--alone.password=" + location.ownerPassword());
            var now = bean(MovableClock.class).instant();
            var all = Stream.concat(same, Arrays.stream(settings)).toArray(String[]::new);
            var other = startReal(demo(all));
            var clock = other.bean(MovableClock.class);
            clock.move(Duration.between(clock.instant(), now));
            return other;
        }

        /** Audit records of that kind about that thing, read as the database's owner. */
        public int audited(String action, String entityId) {
            return count(
                    "select count(*) from platform.audit_log where action = ? and entity_id = ?",
                    action,
                    entityId);
        }

        /** What the newest of them has a fingerprint of. */
        public String fingerprinted(String action, String entityId) {
            return text(
                    "select "
                            + TestAudit.FINGERPRINTS
                            + " from platform.audit_log where action = ? and entity_id = ?"
                            + " order by id desc limit 1",
                    action,
                    entityId);
        }

        public String fingerprinted(String action, PersonId person) {
            return fingerprinted(action, bean(Pseudonyms.class).of(person).toString());
        }

        /** What the mailed link holds that was made last for that, as its mail would have it. */
        public String mailed(LinkPurpose purpose, CompanyId company, UUID person) {
            var id =
                    text(
                            "select id::text from auth.mailed_links where purpose = ? and"
                                    + " company_id = ? and person_id = ? and used_at is null order"
                                    + " by id desc limit 1",
                            purpose.code(),
                            company.value(),
                            person);
            var address = bean(LinkApi.class).link(company, LinkId.of(id)).address();
            return address.substring(address.indexOf('#') + 1);
        }

        /** The addresses that mails for that go to, as their ledger would ask now, oldest first. */
        public List<String> told(LinkPurpose purpose, CompanyId company, PersonId person) {
            var ids =
                    text(
                            "select coalesce(string_agg(id::text, ' ' order by id), '') from"
                                    + " auth.mailed_links"
                                    + " where purpose = ? and company_id = ? and person_id = ?",
                            purpose.code(),
                            company.value(),
                            person.value());
            return ids.isEmpty()
                    ? List.of()
                    : Stream.of(ids.split(" "))
                            .map(id -> bean(LinkApi.class).link(company, LinkId.of(id)).email())
                            .toList();
        }

        public String text(String sql, Object... parameters) {
            try (var owner = connect(bean(DatabaseLocation.class));
                    var statement = owner.prepareStatement(sql)) {
                for (var i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                var row = statement.executeQuery();
                return row.next() ? row.getString(1) : "";
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** As the database's owner; rows changed. */
        public int change(String sql, Object... parameters) {
            try (var owner = connect(bean(DatabaseLocation.class));
                    var statement = owner.prepareStatement(sql)) {
                for (var i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        public int count(String sql, Object... parameters) {
            try (var owner = connect(bean(DatabaseLocation.class));
                    var statement = owner.prepareStatement(sql)) {
                for (var i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                var row = statement.executeQuery();
                row.next();
                return row.getInt(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Connection connect(DatabaseLocation location) throws SQLException {
            return DriverManager.getConnection(
                    location.url(), location.owner(), location.ownerPassword());
        }

        /** As the service's own role, outside the service. */
        public Connection asService() throws SQLException {
            return DriverManager.getConnection(
                    bean(DatabaseLocation.class).url(),
                    Databases.role("auth"),
                    bean(Databases.class).password("auth"));
        }

        @Override
        public void close() {
            context.close();
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "auth-alone");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Bean
    DatabaseLocation databaseLocation(Environment settings) {
        if (settings.containsProperty("alone.url")) {
            return new DatabaseLocation(
                    settings.getRequiredProperty("alone.url"),
                    settings.getRequiredProperty("alone.owner"),
                    settings.getRequiredProperty("alone.password"));
        }
        var database = TestPostgres.freshDatabase();
        return new DatabaseLocation(
                database.jdbcUrl(), database.owner().user(), database.owner().password());
    }

    @Bean
    LocalServices localServices() {
        return new LocalServices(Set.of("auth"));
    }

    @Bean
    @Primary
    Statements statements(Databases databases) {
        return new Statements(databases);
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

        private volatile boolean up = true;
        private volatile Set<Permission> permissions = Set.of(Permission.TRIAGE_ASSESS);
        private volatile Scope scope = Scope.WHOLE_COMPANY;
        private volatile @Nullable Instant until;
        private volatile long epoch;

        public void goesDown() {
            up = false;
        }

        public void isBack() {
            up = true;
        }

        public void allows(Permission... some) {
            permissions = Set.of(some);
        }

        public void limits(Scope to) {
            scope = to;
        }

        public void ends(@Nullable Instant at) {
            until = at;
        }

        public void isAtEpoch(long number) {
            epoch = number;
        }

        private final Set<PersonId> joined = ConcurrentHashMap.newKeySet();

        public boolean knows(PersonId person) {
            return joined.contains(person);
        }

        @Override
        public void joined(CompanyId company, PersonId person) {
            if (!up) {
                throw Problem.unavailable();
            }
            joined.add(person);
        }

        private final Set<PersonId> leavers = ConcurrentHashMap.newKeySet();
        private volatile Leaving leaving = new Leaving(false, false);
        private volatile boolean isDeaf;

        /** It answers, and hears nothing of who left or came. */
        public void isDeaf(boolean now) {
            isDeaf = now;
        }

        /** What it says of whoever is to leave. */
        public void saysOfLeaving(Leaving what) {
            leaving = what;
        }

        public boolean knowsToHaveLeft(PersonId person) {
            return leavers.contains(person);
        }

        @Override
        public Leaving leaving(CompanyId company, PersonId person) {
            if (!up) {
                throw Problem.unavailable();
            }
            return leaving;
        }

        @Override
        public void left(CompanyId company, PersonId person, Since since) {
            if (!up || isDeaf) {
                throw Problem.unavailable();
            }
            leavers.add(person);
        }

        @Override
        public void returned(CompanyId company, PersonId person, Since since) {
            if (!up || isDeaf) {
                throw Problem.unavailable();
            }
            leavers.remove(person);
        }

        private final Map<PersonId, Set<Role>> roles = new ConcurrentHashMap<>();
        private final Set<PersonId> operators = ConcurrentHashMap.newKeySet();
        private final Map<PersonId, FederatedRoles> federated = new ConcurrentHashMap<>();

        /** Instead of an employee. */
        public void is(PersonId person, Role... some) {
            roles.put(person, Set.of(some));
        }

        /** Runs the installation, too. */
        public void operates(PersonId person) {
            operators.add(person);
        }

        /** What a provider said last of somebody's roles. */
        public Set<Role> saidOf(PersonId person) {
            var said = federated.get(person);
            return said == null ? Set.of() : said.roles();
        }

        @Override
        public void federated(CompanyId company, PersonId person, FederatedRoles said) {
            if (!up) {
                throw Problem.unavailable();
            }
            federated.put(person, said);
        }

        @Override
        public Standing standing(CompanyId company, PersonId person) {
            if (!up) {
                throw Problem.unavailable();
            }
            var at = company.equals(LUMIERE.id()) ? LUMIERE : VERRERIE;
            return new Standing(
                    at.code(),
                    at.name(),
                    at.healthService(),
                    leavers.contains(person)
                            ? Set.of()
                            : roles.getOrDefault(person, Set.of(Role.EMPLOYEE)),
                    Stream.concat(
                                    permissions.stream(),
                                    operators.contains(person)
                                            ? Stream.of(Permission.PLATFORM_OPERATE)
                                            : Stream.empty())
                            .map(permission -> new Standing.Holding(permission, scope))
                            .collect(Collectors.toSet()),
                    epoch,
                    until);
        }
    }

    /** Stands still until it is moved by hand, and is as exact as the database. */
    public static final class MovableClock extends Clock {

        private final AtomicReference<Instant> now =
                new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.MICROS));

        public void move(Duration by) {
            now.updateAndGet(instant -> instant.plus(by));
        }

        /** What checks tokens looks at the real time, which has gone on since it was made. */
        public void catchUp() {
            var real = Instant.now().truncatedTo(ChronoUnit.MICROS);
            now.updateAndGet(instant -> instant.isBefore(real) ? real : instant);
        }

        @Override
        public Instant instant() {
            return now.get();
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
                new CompanyId(UUID.nameUUIDFromBytes(code.getBytes(StandardCharsets.UTF_8))),
                code,
                name,
                new HealthServiceId(
                        UUID.nameUUIDFromBytes(
                                (code + " health").getBytes(StandardCharsets.UTF_8))),
                "Santé au travail",
                List.of(new DemoCompany.Site(site(code), "Lyon")),
                IntStream.rangeClosed(1, people).mapToObj(n -> person(code, n)).toList());
    }

    private static SiteId site(String code) {
        return new SiteId(
                UUID.nameUUIDFromBytes((code + " site").getBytes(StandardCharsets.UTF_8)));
    }

    private static DemoCompany.Person person(String code, int n) {
        var email = "e%04d@%s.demo".formatted(n, code);
        return new DemoCompany.Person(
                new PersonId(UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8))),
                email,
                "Élodie N° " + n,
                Role.EMPLOYEE,
                site(code),
                LocalDate.of(1990, 1, 1),
                "female",
                n % 2 == 0 ? "en" : "fr");
    }
}
