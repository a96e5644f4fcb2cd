package employeehealth.profile.link;

import static employeehealth.profile.health.TestProfiles.allergicTo;
import static employeehealth.profile.health.TestProfiles.entry;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.profile.Owner;
import employeehealth.profile.TestProfile;
import employeehealth.profile.card.TestCards;
import employeehealth.profile.health.Author;
import employeehealth.profile.health.Provenance.Source;
import employeehealth.profile.link.OpenLink.Outcome;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.idempotency.TestIdempotency;
import employeehealth.shared.news.TestOutbox;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.TestSeal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenLinkTest {

    private static final TestProfile PROFILE = new TestProfile();
    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

    /** A clock that is put forward. */
    private static final class Later extends Clock {

        private Instant now = Instant.parse("2026-03-02T08:30:00Z");

        @Override
        public Instant instant() {
            return now;
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

    private final Later clock = new Later();
    private final TestCards cards = new TestCards(PROFILE, clock, TestOutbox.at(clock));
    private final HealthLinks links =
            new HealthLinks(
                    PROFILE.database(),
                    TestSeal.of(TestPlatform.settings()),
                    TestPlatform.secrets(),
                    TestProfile.JSON);
    private final LinkAccesses accesses =
            new LinkAccesses(PROFILE.database(), TestSeal.of(TestPlatform.settings()));
    private final Passcodes passcodes = new Passcodes(TestPlatform.secrets());
    private final ManageLinks manage =
            new ManageLinks(
                    PROFILE.database(),
                    links,
                    accesses,
                    passcodes,
                    TestIdempotency.at(clock),
                    TestAudit.at(clock),
                    TestProfile.JSON,
                    TestPlatform.settings(),
                    clock);
    private final OpenLink open =
            new OpenLink(
                    PROFILE.database(),
                    links,
                    accesses,
                    passcodes,
                    cards.read,
                    TestPlatform.secrets(),
                    TestAudit.at(clock),
                    TestProfile.JSON,
                    clock);
    private final CompanyId company = new CompanyId(Ids.next());
    private final HealthServiceId service = new HealthServiceId(Ids.next());
    private final Me claire = employee();

    private Me employee() {
        return TestProfile.someone(company, service, Role.EMPLOYEE, Permission.PROFILE_OWN);
    }

    private ShownLink make(@Nullable String passcode) {
        cards.choose(claire, TestCards.EVERYTHING);
        var wish =
                new ManageLinks.Wish(
                        "Mon voyage", "fr", clock.now.plus(Duration.ofDays(2)), null, passcode);
        return Tenant.of(claire).get(() -> manage.make(claire, wish, null));
    }

    private ShownLink shown(ShownLink link) {
        return Tenant.of(claire).get(() -> manage.all(claire)).stream()
                .filter(one -> one.id().equals(link.id()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode payload(ShownLink link) {
        var text = Objects.requireNonNull(link.shlink()).substring("shlink:/".length());
        return TestProfile.JSON.readTree(BASE64.decode(text));
    }

    private static String token(ShownLink link) {
        var url = payload(link).path("url").asString();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private Outcome.Opened opened(ShownLink link, @Nullable String passcode) {
        return (Outcome.Opened) open.open(token(link), "SAMU 69", passcode);
    }

    private static void notFound(Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.status().value()).isEqualTo(404);
                            assertThat(problem.type()).isEqualTo("platform/not-found");
                        });
    }

    /** RFC 7516 by the JDK alone. */
    private static JsonNode decrypted(String jwe, String key)
            throws GeneralSecurityException, IOException {
        var parts = jwe.split("\\.", -1);
        var header = TestProfile.JSON.readTree(BASE64.decode(parts[0]));
        assertThat(header.path("alg").asString()).isEqualTo("dir");
        assertThat(header.path("enc").asString()).isEqualTo("A256GCM");
        assertThat(header.path("zip").asString()).isEqualTo("DEF");
        assertThat(header.path("cty").asString()).isEqualTo("application/fhir+json");
        assertThat(parts[1]).isEmpty();
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(BASE64.decode(key), "AES"),
                new GCMParameterSpec(128, BASE64.decode(parts[2])));
        cipher.updateAAD(parts[0].getBytes(US_ASCII));
        cipher.update(BASE64.decode(parts[3]));
        var deflated = cipher.doFinal(BASE64.decode(parts[4]));
        try (var in =
                new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
            return TestProfile.JSON.readTree(new String(in.readAllBytes(), UTF_8));
        }
    }

    @Test
    void aLinkIsAsTheSpecificationHasIt() {
        var link = make(null);
        var payload = payload(link);
        assertThat(payload.path("url").asString())
                .startsWith("http://localhost/api/v1/profile/shared/")
                .hasSizeLessThanOrEqualTo(128);
        assertThat(BASE64.decode(token(link))).hasSize(32);
        assertThat(payload.path("key").asString()).hasSize(43);
        assertThat(payload.path("flag").asString()).isEqualTo("L");
        assertThat(payload.path("v").asInt()).isEqualTo(1);
        assertThat(payload.path("exp").isIntegralNumber()).isTrue();
        assertThat(payload.path("exp").asLong()).isEqualTo(link.expiresAt().getEpochSecond());
        assertThat(payload.path("label").asString()).isEqualTo("Mon voyage");
        assertThat(link.url()).isEqualTo("http://localhost/fr/health-link/#" + link.shlink());
        assertThat(payload(make("123456")).path("flag").asString()).isEqualTo("LP");
    }

    @Test
    void whoeverHasItOpensTheCardAsItIsThen() throws Exception {
        var link = make(null);
        var key = payload(link).path("key").asString();
        assertThat(decrypted(opened(link, null).jwe(), key).path("resourceType").asString())
                .isEqualTo("Bundle");
        Tenant.of(claire)
                .run(() ->
                        cards.edit.revise(
                                Owner.of(claire),
                                new Author(claire.person(), Source.SELF),
                                allergicTo(entry(null, "Latex")),
                                "*",
                                "own-file"));
        var bundle = decrypted(opened(link, null).jwe(), key);
        assertThat(bundle.toString()).contains("Latex", "Claire Martin");
        assertThat(opened(link, null).jwe()).isNotEqualTo(opened(link, null).jwe());
    }

    /**
     * The pages are tested with a link of ours, and what it leads to, in a file; it has to be as we
     * make it today. {@code -Dfixture.write=true} makes it anew.
     */
    @Test
    void thePagesAreTestedWithWhatWeMake() throws Exception {
        var file = Path.of("../../frontend/features/emergency-card/shlink.fixture.json");
        if (Boolean.getBoolean("fixture.write")) {
            var link = make(null);
            var made = new LinkedHashMap<String, String>();
            made.put("url", Objects.requireNonNull(link.url()));
            made.put("key", payload(link).path("key").asString());
            made.put("jwe", opened(link, null).jwe());
            Files.writeString(file, TestProfile.JSON.writeValueAsString(made) + "\n");
        }
        var kept = TestProfile.JSON.readTree(Files.readString(file));
        var bundle = decrypted(kept.path("jwe").asString(), kept.path("key").asString());
        assertThat(bundle.at("/entry/0/resource/resourceType").asString()).isEqualTo("Composition");
        var now = opened(make(null), null).jwe();
        assertThat(kept.path("jwe").asString()).startsWith(now.substring(0, now.indexOf('.')));
        assertThat(kept.path("url").asString()).contains("/health-link/#shlink:/");
    }

    @Test
    void itIsCountedAndShownWhoCame() {
        var link = make(null);
        opened(link, null);
        clock.now = clock.now.plusSeconds(60);
        opened(link, null);
        var seen = shown(link);
        assertThat(seen.opened()).isEqualTo(2);
        assertThat(seen.accesses())
                .extracting(LinkAccesses.Access::recipient)
                .containsExactly("SAMU 69", "SAMU 69");
        assertThat(
                        PROFILE.seenByOwner(
                                "select action || ' ' || outcome from platform.audit_log where"
                                        + " entity_id = '"
                                        + link.id()
                                        + "' order by at"))
                .containsExactly(
                        "profile.health-link.made success",
                        "profile.health-link.opened success",
                        "profile.health-link.opened success");
    }

    @Test
    void revokedExpiredAndGuessedAreTheSame() {
        var link = make(null);
        var token = token(link);
        var promise = open.promiseFile(token);
        assertThat(open.file(token, promise).jwe()).isNotEmpty();
        clock.now = link.expiresAt();
        notFound(() -> open.open(token, "x", null));
        notFound(() -> open.file(token, open.promiseFile(token)));
        assertThat(shown(link).state()).isEqualTo("expired");
        assertThat(shown(link).shlink()).isNull();
        clock.now = link.madeAt();
        Tenant.of(claire).run(() -> manage.revoke(claire, link.id()));
        notFound(() -> open.open(token, "x", null));
        notFound(() -> open.file(token, promise));
        assertThat(shown(link).state()).isEqualTo("revoked");
        for (var guess : List.of(token.substring(1) + "A", "", "x", token + "A", "../" + token)) {
            notFound(() -> open.open(guess, "x", null));
            notFound(() -> open.open(guess, "x", "123456"));
        }
    }

    @Test
    void afterARevocationNothingOfItsSecretsIsKept() {
        var link = make(null);
        Tenant.of(claire).run(() -> manage.revoke(claire, link.id()));
        assertThat(
                        PROFILE.seenByOwner(
                                "select %s from platform.audit_log where entity_id = '%s' order by id"
                                        .formatted(TestAudit.FINGERPRINTS, link.id())))
                .containsExactly("after", "before");
        assertThat(
                        PROFILE.seenByOwner(
                                "select sealed_link is null from profile.health_links where id = '"
                                        + link.id()
                                        + "'"))
                .containsExactly(true);
        assertThat(
                        PROFILE.seenByOwner(
                                "select 1 from profile.health_link_tokens where link_id = '"
                                        + link.id()
                                        + "'"))
                .isEmpty();
    }

    @Test
    void tenWrongPasscodesCloseItForGood() throws Exception {
        var link = make("123456");
        assertThat(open.open(token(link), "x", null))
                .isEqualTo(new Outcome.WrongPasscode(ManageLinks.ATTEMPTS));
        opened(link, "123456");
        assertThat(shown(link).attemptsLeft()).isEqualTo(ManageLinks.ATTEMPTS);
        try (var threads = Executors.newFixedThreadPool(6)) {
            var tries =
                    IntStream.range(0, 16)
                            .mapToObj(n ->
                                    (Callable<Boolean>)
                                            () -> {
                                                try {
                                                    return open.open(token(link), "x", "guess" + n)
                                                            instanceof Outcome.WrongPasscode;
                                                } catch (Problem closed) {
                                                    return false;
                                                }
                                            })
                            .toList();
            var wrong = 0;
            for (var one : threads.invokeAll(tries)) {
                wrong += one.get() ? 1 : 0;
            }
            assertThat(wrong).isEqualTo(ManageLinks.ATTEMPTS);
        }
        notFound(() -> open.open(token(link), "x", "123456"));
        assertThat(shown(link).state()).isEqualTo("exhausted");
        assertThat(shown(link).accesses()).filteredOn(one -> !one.opened()).hasSize(10);
    }

    @Test
    void aPromisedFileIsOfThisLinkAndForAWhile() {
        var link = make(null);
        var other = make(null);
        var promise = open.promiseFile(token(link));
        notFound(() -> open.file(token(other), promise));
        notFound(() -> open.file(token(link), promise.substring(0, promise.length() - 1) + "-"));
        notFound(() -> open.file(token(link), "9999999999." + promise.substring(11)));
        clock.now = clock.now.plus(Duration.ofMinutes(6));
        notFound(() -> open.file(token(link), promise));
    }

    @Test
    void nobodyElseSeesOrRevokesThem() {
        var link = make(null);
        var colleague = employee();
        assertThat(Tenant.of(colleague).get(() -> manage.all(colleague))).isEmpty();
        notFound(() -> Tenant.of(colleague).run(() -> manage.revoke(colleague, link.id())));
        opened(link, null);
    }

    @Test
    void theSameRequestMakesOneLinkHoweverLateItIsMadeAgain() {
        cards.choose(claire, TestCards.EVERYTHING);
        var wish = new ManageLinks.Wish("Une semaine", "fr", null, 7, null);
        var first = Tenant.of(claire).get(() -> manage.make(claire, wish, "key"));
        clock.now = clock.now.plusSeconds(90);
        var again = Tenant.of(claire).get(() -> manage.make(claire, wish, "key"));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.expiresAt()).isEqualTo(first.expiresAt());
    }

    @Test
    void linksThatOpenSomethingAreShownBeforeAHundredThatEnded() {
        var open = make(null);
        for (var n = 0; n < 101; n++) {
            var link = make(null);
            Tenant.of(claire).run(() -> manage.revoke(claire, link.id()));
        }
        assertThat(Tenant.of(claire).get(() -> manage.all(claire)))
                .hasSize(100)
                .first()
                .satisfies(link -> assertThat(link.id()).isEqualTo(open.id()));
    }

    @Test
    void anEndIsWithinAYear() {
        for (var end : List.of(clock.now, clock.now.plus(Duration.ofDays(400)))) {
            assertThatThrownBy(() ->
                            Tenant.of(claire)
                                    .run(() ->
                                            manage.make(
                                                    claire,
                                                    new ManageLinks.Wish(
                                                            "x", "fr", end, null, null),
                                                    null)))
                    .isInstanceOf(Problem.class);
        }
    }

    @Test
    void noSecretIsInTheDatabaseInClear() {
        var link = make("hunter2-hunter2");
        opened(link, "hunter2-hunter2");
        var secrets =
                List.of(
                        token(link),
                        payload(link).path("key").asString(),
                        "hunter2",
                        "Mon voyage",
                        "SAMU 69");
        for (var table :
                List.of(
                        "profile.health_links",
                        "profile.health_link_tokens",
                        "profile.health_link_accesses",
                        "platform.audit_log")) {
            assertThat(PROFILE.seenByOwner("select t::text from " + table + " t"))
                    .isNotEmpty()
                    .allSatisfy(row ->
                            assertThat(row.toString())
                                    .doesNotContain(secrets)
                                    .doesNotContain(
                                            secrets.stream()
                                                    .map(s ->
                                                            HexFormat.of()
                                                                    .formatHex(s.getBytes(UTF_8)))
                                                    .toList()));
        }
    }
}
