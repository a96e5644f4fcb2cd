package employeehealth.admin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import employeehealth.admin.people.Assignments;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.Standing;
import employeehealth.contracts.auth.AuthApi;
import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.contracts.auth.Listed;
import employeehealth.contracts.auth.PublicKeys;
import employeehealth.contracts.auth.Revoked;
import employeehealth.shared.SharedModule;
import employeehealth.shared.access.Claims;
import employeehealth.shared.access.Limits;
import employeehealth.shared.access.Revocations;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.log.SigningKey;
import employeehealth.shared.database.DatabaseLocation;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.postgres.TestPostgres;
import employeehealth.shared.remote.LocalServices;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The admin service by itself, on a port and a database of its own, with an auth service that knows
 * names, signs tokens from what this service says of people, and learns of revoked ones.
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
@Import({SharedModule.class, AdminModule.class})
public class AdminAlone {

    private static final String ISSUER = "http://localhost:18081";
    private static final RSAKey KEY = key();

    /** Runs the installation, by its settings. */
    private static final PersonId OPERATOR = new PersonId(Ids.next());

    private static @Nullable Running running;

    /** One for all tests; it ends with the test process. */
    public static synchronized Running running() {
        if (running == null) {
            running = start();
            someoneWantsToKnow(running.bean(DatabaseLocation.class));
        }
        return running;
    }

    private static Running start() {
        var application = new SpringApplication(AdminAlone.class);
        application.setBannerMode(Banner.Mode.OFF);
        return new Running(
                application.run(
                        "--server.port=0",
                        "--platform.demo=true",
                        "--platform.public-url=" + ISSUER,
                        "--platform.data-dir=" + folder(),
                        "--admin.operators=" + OPERATOR,
                        "--platform.keys-dir=" + keys(),
                        "--spring.threads.virtual.enabled=true",
                        "--logging.level.root=warn"));
    }

    /** Or nobody would keep the news. */
    private static void someoneWantsToKnow(DatabaseLocation location) {
        try (var owner =
                        DriverManager.getConnection(
                                location.url(), location.owner(), location.ownerPassword());
                var sql = owner.createStatement()) {
            sql.execute(
                    "insert into platform.news_subscribers values ('test.rights',"
                            + " 'admin.rights-changed') on conflict do nothing");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Roles belong to the whole server, so all services of one test process share one secret. */
    private static Path keys() {
        var settings = TestPlatform.settings();
        PlatformSecrets.of(settings);
        SigningKey.of(settings);
        return settings.keys();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "admin-alone");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Bean
    DatabaseLocation databaseLocation() {
        var database = TestPostgres.freshDatabase();
        return new DatabaseLocation(
                database.jdbcUrl(), database.owner().user(), database.owner().password());
    }

    /** With auth among them, or nobody would ask it what was revoked. */
    @Bean
    LocalServices localServices() {
        return new LocalServices(Set.of("admin", "auth"));
    }

    @Bean
    FakeAuth auth(Revocations revocations) {
        return new FakeAuth(revocations);
    }

    /** Knows everyone by name. */
    public static class FakeAuth implements AuthApi, DirectoryApi {

        private final Revocations revocations;
        private final Map<CompanyId, Map<PersonId, Listed>> people = new ConcurrentHashMap<>();

        FakeAuth(Revocations revocations) {
            this.revocations = revocations;
        }

        void knows(CompanyId company, Listed person) {
            people.computeIfAbsent(company, any -> new ConcurrentHashMap<>())
                    .put(person.id(), person);
        }

        private Collection<Listed> at(CompanyId company) {
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                throw new IllegalStateException("a neighbour is asked within a transaction");
            }
            return people.getOrDefault(company, Map.of()).values();
        }

        @Override
        public PublicKeys keys() {
            return new PublicKeys(new JWKSet(KEY.toPublicJWK()).toString());
        }

        @Override
        public Revoked revoked(@Nullable String after) {
            return revocations.since(after);
        }

        @Override
        public List<Listed> page(CompanyId company, Page page) {
            var order = Comparator.comparing((Listed one) -> one.displayName() + one.id());
            var last =
                    at(company).stream().filter(one -> one.id().equals(page.after())).findFirst();
            return at(company).stream()
                    .sorted(order)
                    .filter(one -> last.isEmpty() || order.compare(one, last.get()) > 0)
                    .filter(one ->
                            page.name() == null
                                    || one.displayName()
                                            .toLowerCase(Locale.ROOT)
                                            .contains(page.name().toLowerCase(Locale.ROOT)))
                    .limit(page.limit())
                    .toList();
        }

        @Override
        public List<Listed> named(CompanyId company, People asked) {
            return at(company).stream().filter(one -> asked.ids().contains(one.id())).toList();
        }
    }

    /** The service, and what it is reached by. */
    public record Running(ConfigurableApplicationContext context) {

        public <T> T bean(Class<T> type) {
            return context.getBean(type);
        }

        /** A company that no other test knows, with a site in Lyon and one in Nantes. */
        public Employer company() {
            var id = new CompanyId(Ids.next());
            var employer = new Employer(this, id, new SiteId(Ids.next()), new SiteId(Ids.next()));
            var companies = bean(Companies.class);
            Tenant.of(id)
                    .run(() ->
                            bean(AdminDatabase.class)
                                    .write(() -> {
                                        companies.add(
                                                new Company(
                                                        id,
                                                        "c" + id.value(),
                                                        "Ateliers",
                                                        new HealthServiceId(Ids.next())),
                                                "Santé au travail");
                                        companies.addSite(id, employer.lyon, "Lyon");
                                        companies.addSite(id, employer.nantes, "Nantes");
                                    }));
            return employer;
        }

        public List<Object> seenByOwner(String query) {
            return TestPlatform.seenByOwner(bean(Databases.class), query);
        }

        /** How often this person was to be told that their rights changed. */
        public int told(PersonId person) {
            return seenByOwner(
                            """
                            select kind from platform.outbox where key = '%1$s'
                            union all
                            select subscriber from platform.news_deliveries
                             where subscriber = 'test.rights' and key = '%1$s'
                            """
                                    .formatted(person))
                    .size();
        }

        String address() {
            return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
        }
    }

    /** One company of a test. */
    public record Employer(Running running, CompanyId id, SiteId lyon, SiteId nantes) {

        /** Somebody who is this from the beginning, everywhere in the company. */
        public PersonId has(String name, Role... roles) {
            return at(null, name, roles);
        }

        public PersonId at(@Nullable SiteId site, String name, Role... roles) {
            return is(new PersonId(Ids.next()), site, name, roles);
        }

        /** Whoever runs the installation, as somebody of this company. */
        public PersonId operator() {
            return is(OPERATOR, null, "Noé Lambert", Role.EMPLOYEE);
        }

        private PersonId is(PersonId person, @Nullable SiteId site, String name, Role... roles) {
            var email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@" + id + ".test";
            running.bean(FakeAuth.class)
                    .knows(
                            id,
                            new Listed(person, name, email, Instant.parse("2026-03-01T08:00:00Z")));
            Tenant.of(id)
                    .run(() ->
                            running.bean(AdminDatabase.class)
                                    .write(() ->
                                            running.bean(Assignments.class)
                                                    .found(
                                                            Arrays.stream(roles)
                                                                    .map(role ->
                                                                            new Assignments
                                                                                    .Founding(
                                                                                    id, person,
                                                                                    role, site))
                                                                    .toList())));
            return person;
        }

        public Standing standing(PersonId person) {
            return running.bean(AdminApi.class).standing(id, person);
        }

        /** This person, who has just proven again who they are. */
        public Client as(PersonId person) {
            return new Client(running.address(), token(person, "3", Instant.now()));
        }

        /** The same with a token of this level, who proved it then. */
        public Client proven(PersonId person, String acr, Instant at) {
            return new Client(running.address(), token(person, acr, at));
        }

        private String token(PersonId person, String acr, Instant provenAt) {
            var standing = standing(person);
            var now = Instant.now();
            var within =
                    Limits.claim(
                            standing.holdings().stream()
                                    .collect(
                                            Collectors.groupingBy(
                                                    Standing.Holding::permission,
                                                    Collectors.mapping(
                                                            Standing.Holding::scope,
                                                            Collectors.toSet()))));
            var claims =
                    new JWTClaimsSet.Builder()
                            .issuer(ISSUER)
                            .audience(Claims.AUDIENCE)
                            .subject(person.toString())
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plusSeconds(300)))
                            .jwtID(Ids.next().toString())
                            .claim(
                                    Claims.ENVIRONMENT,
                                    running.bean(PlatformSettings.class).environment().code())
                            .claim(Claims.SESSION, Ids.next().toString())
                            .claim(Claims.COMPANY, id.toString())
                            .claim(Claims.HEALTH_SERVICE, standing.healthService().toString())
                            .claim(Claims.ROLES, standing.roles().stream().map(Role::code).toList())
                            .claim(
                                    Claims.PERMISSIONS,
                                    standing.permissions().stream().map(Permission::code).toList())
                            .claim(Claims.WITHIN, within.isEmpty() ? null : within)
                            .claim(Claims.EPOCH, standing.epoch())
                            .claim(Claims.ACR, acr)
                            .claim(Claims.AUTH_TIME, provenAt.getEpochSecond())
                            .build();
            var token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .type(JOSEObjectType.JWT)
                                    .keyID(KEY.getKeyID())
                                    .build(),
                            claims);
            try {
                token.sign(new RSASSASigner(KEY));
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
            return token.serialize();
        }
    }

    /** Asks as one person. */
    public record Client(String base, String token) {

        private static final HttpClient HTTP = HttpClient.newHttpClient();
        private static final JsonMapper JSON = new JsonMapper();

        public Answer get(String path, String... headers) {
            return send("GET", path, null, headers);
        }

        public Answer post(String path, Object body, String... headers) {
            return send("POST", path, body, headers);
        }

        /** The answer to whatever verb, with headers as names and values in turn. */
        public Answer send(String verb, String path, @Nullable Object body, String... headers) {
            var request =
                    HttpRequest.newBuilder(URI.create(base + path))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + token)
                            .method(
                                    verb,
                                    body == null
                                            ? BodyPublishers.noBody()
                                            : BodyPublishers.ofString(
                                                    body instanceof String text
                                                            ? text
                                                            : JSON.writeValueAsString(body)));
            if (headers.length > 0) {
                request.headers(headers);
            }
            try {
                return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Gives a role from today on, everywhere. */
        public Answer give(PersonId to, String role) {
            return post(assignments(to), Map.of("role", role));
        }

        /** Takes away what this person was given under that role, as it is now. */
        public Answer takeAway(PersonId from, String role) {
            return takingAway(from, role).get();
        }

        /** The same, having looked already. */
        public Supplier<Answer> takingAway(PersonId from, String role) {
            var seen = get("/api/v1/admin/users/" + from);
            var path = assignments(from) + "/" + seen.assignment(role);
            return () -> send("DELETE", path, null, "If-Match", seen.header("ETag"));
        }

        public static String assignments(PersonId of) {
            return "/api/v1/admin/users/" + of + "/assignments";
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> http) {

        public int status() {
            return http.statusCode();
        }

        public JsonNode json() {
            return new JsonMapper().readTree(http.body());
        }

        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        public String text() {
            return http.body();
        }

        /** Status and type of a refusal, such as {@code 409 admin/already-given}. */
        public String refusal() {
            return status() + json().path("type").asString().replaceFirst("^/problems/", " ");
        }

        /** Of an invalid request: the fields at fault. */
        public List<String> fields() {
            return json().path("errors")
                    .valueStream()
                    .map(fault -> fault.path("field").asString())
                    .toList();
        }

        /** Of a person: the id of what they have under that role. */
        public String assignment(String role) {
            return json().path("assignments")
                    .valueStream()
                    .filter(one -> one.path("role").asString().equals(role))
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asString();
        }
    }

    public static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
