package employeehealth.admin;

import static employeehealth.admin.AdminAlone.Client.assignments;
import static employeehealth.admin.AdminAlone.today;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.admin.Standing;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.Ids;
import employeehealth.shared.neighbour.Neighbour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gives what to whom, asked by HTTP as pages ask. */
class GivingRolesTest {

    private final AdminAlone.Running running = AdminAlone.running();
    private final AdminAlone.Employer lumiere = running.company();
    private final PersonId paul = lumiere.has("Paul Garnier", Role.COMPANY_ADMIN);
    private final PersonId helene = lumiere.has("Hélène Vasseur", Role.PHYSICIAN);
    private final PersonId amina = lumiere.at(lumiere.lyon(), "Amina Diallo", Role.EMPLOYEE);

    private List<Object> records(PersonId about, String action) {
        return running.seenByOwner(
                "select concat_ws(' ', outcome, %s) from platform.audit_log where action = '%s' and person = '%s'"
                        .formatted(
                                TestAudit.FINGERPRINTS, action, TestAudit.pseudonyms().of(about)));
    }

    @Test
    void aRoleIsGivenAndCountsWithTheNextToken() {
        var given =
                lumiere.as(paul)
                        .post(
                                assignments(amina),
                                Map.of(
                                        "role",
                                        "first_aider",
                                        "site",
                                        lumiere.lyon().toString(),
                                        "until",
                                        today().plusDays(30).toString()));

        assertThat(given.status()).isEqualTo(201);
        assertThat(given.json().path("givenBy").asString()).isEqualTo(paul.toString());
        assertThat(given.header("Location")).isEqualTo("/api/v1/admin/users/" + amina);
        assertThat(lumiere.standing(amina).roles())
                .containsExactlyInAnyOrder(Role.EMPLOYEE, Role.FIRST_AIDER);
        assertThat(records(amina, "admin.assignment.given")).containsExactly("success after");
        assertThat(running.told(amina)).isOne();
    }

    @Test
    void whatWasTakenAwayIsRefusedWithinSecondsWithTheOldToken() {
        var nadia = lumiere.has("Nadia Roussel", Role.DPO);
        var before = lumiere.as(nadia);
        var review = "/api/v1/admin/compliance/access-review";
        assertThat(before.get(review).status()).isEqualTo(200);

        assertThat(lumiere.as(paul).takeAway(nadia, "dpo").status()).isEqualTo(204);

        Neighbour.waitUntil(
                "the old token is refused",
                Duration.ofSeconds(5),
                () -> before.get(review).status() == 401);
        assertThat(lumiere.as(nadia).get(review).refusal()).isEqualTo("403 platform/forbidden");
        assertThat(lumiere.standing(nadia).roles()).isEmpty();
        assertThat(records(nadia, "admin.assignment.ended")).containsExactly("success before");
        assertThat(running.told(nadia)).isOne();
        assertThat(
                        running.seenByOwner(
                                "select ended_by::text from admin.assignments where person_id = '"
                                        + nadia
                                        + "'"))
                .containsExactly(paul.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nurse", "physician", "clinician", "protocol_author", "protocol_signatory"})
    void anAdministratorGivesNoCareRole(String role) {
        assertThat(lumiere.as(paul).give(amina, role).refusal())
                .isEqualTo("403 admin/not-yours-to-give");
        assertThat(records(amina, "admin.assignment.given")).containsExactly("refused");
        assertThat(running.told(amina)).isZero();
        assertThat(lumiere.as(helene).give(amina, role).status()).isEqualTo(201);
        assertThat(lumiere.as(paul).takeAway(amina, role).refusal())
                .as("nor takes one away")
                .isEqualTo("403 admin/not-yours-to-give");
    }

    @ParameterizedTest
    @ValueSource(strings = {"company_admin", "employer", "dpo", "auditor", "first_aider"})
    void theHealthServiceGivesNoRoleOfTheCompany(String role) {
        assertThat(lumiere.as(helene).give(amina, role).refusal())
                .isEqualTo("403 admin/not-yours-to-give");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"COMPANY_ADMIN", "PHYSICIAN"},
            mode = EnumSource.Mode.EXCLUDE)
    void whoHandsOutNothingGivesNothing(Role role) {
        var someone = lumiere.has("Karim Haddad", role);
        assertThat(lumiere.as(someone).give(amina, "employee").refusal())
                .isEqualTo("403 platform/forbidden");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void nobodyGivesThemselfAnything(Role role) {
        for (var giver : List.of(paul, helene)) {
            assertThat(lumiere.as(giver).give(giver, role.code()).status()).isEqualTo(403);
            assertThat(lumiere.standing(giver).roles()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Paul GARNIER", "Garnier Paul", "Dr. Paul Garnier", "Pàul  Garnier"})
    void aSecondAccountOfTheGiversGetsNothingFromThem(String name) {
        var second = lumiere.has(name, Role.EMPLOYEE);
        assertThat(lumiere.as(paul).give(second, "dpo").refusal())
                .isEqualTo("403 admin/not-to-oneself");
        assertThat(records(second, "admin.assignment.given")).containsExactly("refused");
        var colleague = lumiere.has("Claude Petit", Role.COMPANY_ADMIN);
        assertThat(lumiere.as(colleague).give(second, "dpo").status())
                .as("a namesake gets it from somebody else")
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "PROTOCOL_AUTHOR, protocol_signatory",
        "PROTOCOL_SIGNATORY, protocol_author",
        "EMPLOYER, nurse",
        "EMPLOYER, physician",
        "COMPANY_ADMIN, physician",
        "COMPANY_ADMIN, clinician",
        "AUDITOR, nurse",
        "DPO, nurse",
    })
    void careAndTheCompanyExcludeEachOther(Role has, String wanted) {
        var someone = lumiere.has("Sophie Lambert", has);
        var refused = lumiere.as(helene).give(someone, wanted);
        assertThat(refused.refusal()).isEqualTo("409 admin/conflict-of-duties");
        assertThat(refused.fields()).containsExactly("role");
        assertThat(refused.json().at("/errors/0/message").asString()).hasSizeGreaterThan(20);
        assertThat(records(someone, "admin.assignment.given")).containsExactly("refused");
    }

    @ParameterizedTest
    @CsvSource({
        "NURSE, employer",
        "CLINICIAN, company_admin",
        "NURSE, auditor",
        "COMPANY_ADMIN, auditor",
        "COMPANY_ADMIN, dpo",
        "EMPLOYER, first_aider",
        "AUDITOR, company_admin",
        "PROTOCOL_AUTHOR, employer",
    })
    void theOtherWayRoundTheyDoToo(Role has, String wanted) {
        var someone = lumiere.has("Sophie Lambert", has);
        assertThat(lumiere.as(paul).give(someone, wanted).refusal())
                .isEqualTo("409 admin/conflict-of-duties");
    }

    @Test
    void rolesThatDoNotMeetInTimeDoNotExcludeEachOther() {
        var client = lumiere.as(paul);
        var end = today().plusDays(10);
        assertThat(
                        client.post(
                                        assignments(amina),
                                        Map.of("role", "auditor", "until", end.toString()))
                                .status())
                .isEqualTo(201);
        assertThat(
                        client.post(
                                        assignments(amina),
                                        Map.of("role", "company_admin", "from", end.toString()))
                                .refusal())
                .as("on one day only")
                .isEqualTo("409 admin/conflict-of-duties");
        assertThat(
                        client.post(
                                        assignments(amina),
                                        Map.of(
                                                "role",
                                                "company_admin",
                                                "from",
                                                end.plusDays(1).toString()))
                                .status())
                .isEqualTo(201);
        assertThat(lumiere.standing(amina).roles()).doesNotContain(Role.COMPANY_ADMIN);
    }

    @Test
    void periodsOfThePastReversedOnesAndAbsurdOnesAreRefused() {
        var client = lumiere.as(paul);
        var periods =
                List.of(
                        Map.of("from", today().minusDays(1).toString()),
                        Map.of("from", "0001-01-01", "until", "9999-12-31"),
                        Map.of("until", today().minusDays(1).toString()),
                        Map.of(
                                "from",
                                today().plusDays(5).toString(),
                                "until",
                                today().plusDays(4).toString()),
                        Map.of("from", "+999999999-12-31"),
                        Map.of("until", "2206-01-01"),
                        Map.of("from", "yesterday"),
                        Map.of("until", "2026-02-30"));
        for (var period : periods) {
            var body = new HashMap<>(period);
            body.put("role", "employer");
            var refused = client.post(assignments(amina), body);
            assertThat(refused.refusal())
                    .as(period.toString())
                    .isEqualTo("400 platform/invalid-input");
            assertThat(refused.fields()).isNotEmpty().isSubsetOf("from", "until");
        }
        assertThat(lumiere.standing(amina).roles()).containsExactly(Role.EMPLOYEE);
    }

    @Test
    void theSameRoleIsNotGivenTwiceForTheSameDays() {
        var client = lumiere.as(paul);
        var body =
                Map.of(
                        "role",
                        "employer",
                        "from",
                        today().plusDays(10).toString(),
                        "until",
                        today().plusDays(20).toString());
        assertThat(client.post(assignments(amina), body).status()).isEqualTo(201);
        assertThat(
                        client.post(
                                        assignments(amina),
                                        Map.of(
                                                "role",
                                                "employer",
                                                "from",
                                                today().plusDays(20).toString()))
                                .refusal())
                .isEqualTo("409 admin/already-given");
        assertThat(
                        client.post(
                                        assignments(amina),
                                        Map.of(
                                                "role",
                                                "employer",
                                                "from",
                                                today().plusDays(21).toString()))
                                .status())
                .isEqualTo(201);
    }

    @Test
    void whatDoesNotExistIsNamed() {
        var refused =
                lumiere.as(paul)
                        .post(
                                assignments(amina),
                                Map.of(
                                        "role",
                                        "emperor",
                                        "site",
                                        Ids.next().toString(),
                                        "population",
                                        "night-shift"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("role", "site", "population");
        for (var role : List.of("NURSE", "Employer", Ids.next().toString(), "employee ")) {
            assertThat(lumiere.as(paul).give(amina, role).fields())
                    .as(role)
                    .containsExactly("role");
        }
        assertThat(
                        lumiere.as(paul)
                                .post(
                                        assignments(amina),
                                        Map.of("role", "employer", "company", "x"))
                                .fields())
                .containsExactly("company");
    }

    @Test
    void aSiteOfAnotherCompanyIsNone() {
        var verrerie = running.company();
        assertThat(
                        lumiere.as(paul)
                                .post(
                                        assignments(amina),
                                        Map.of(
                                                "role",
                                                "employer",
                                                "site",
                                                verrerie.lyon().toString()))
                                .fields())
                .containsExactly("site");
    }

    @Test
    void somebodyOfAnotherCompanyDoesNotExist() {
        var verrerie = running.company();
        var julie = verrerie.has("Julie Carpentier", Role.EMPLOYEE);
        var client = lumiere.as(paul);
        var theirs = verrerie.as(verrerie.has("Claude Petit", Role.COMPANY_ADMIN));
        var id = theirs.get("/api/v1/admin/users/" + julie).assignment("employee");
        for (var stranger : List.of(julie, new PersonId(Ids.next()))) {
            assertThat(client.get("/api/v1/admin/users/" + stranger).refusal())
                    .isEqualTo("404 platform/not-found");
            assertThat(client.get("/api/v1/admin/users/" + stranger + "/preview").status())
                    .isEqualTo(404);
            assertThat(client.give(stranger, "dpo").refusal()).isEqualTo("404 platform/not-found");
            for (var mine : List.of(stranger, amina)) {
                assertThat(
                                client.send(
                                                "DELETE",
                                                assignments(mine) + "/" + id,
                                                null,
                                                "If-Match",
                                                "*")
                                        .refusal())
                        .isEqualTo("404 platform/not-found");
            }
        }
        assertThat(verrerie.standing(julie).roles()).containsExactly(Role.EMPLOYEE);
        assertThat(client.get("/api/v1/admin/users/nobody").status()).isEqualTo(404);
    }

    @Test
    void aLimitToSiteAndPopulationReachesTheToken() {
        assertThat(
                        lumiere.as(paul)
                                .post(
                                        "/api/v1/admin/populations",
                                        Map.of("code", "night-shift", "name", "Équipe de nuit"))
                                .status())
                .isEqualTo(201);
        var given =
                lumiere.as(paul)
                        .post(
                                assignments(amina),
                                Map.of(
                                        "role",
                                        "company_admin",
                                        "site",
                                        lumiere.lyon().toString(),
                                        "population",
                                        "night-shift"));
        assertThat(given.status()).isEqualTo(201);
        assertThat(lumiere.standing(amina).holdings())
                .contains(
                        new Standing.Holding(
                                Permission.ROLES_MANAGE, new Scope(lumiere.lyon(), "night-shift")));
    }

    @Test
    void anAdministratorOfOneSiteIsNoneElsewhere() {
        var local = lumiere.at(lumiere.nantes(), "Léa Nantes", Role.COMPANY_ADMIN);
        var karim = lumiere.at(lumiere.nantes(), "Karim Haddad", Role.EMPLOYEE);
        var client = lumiere.as(local);
        assertThat(client.get("/api/v1/admin/users/" + karim).status()).isEqualTo(200);
        assertThat(client.get("/api/v1/admin/users/" + amina).status()).isEqualTo(404);
        assertThat(client.get("/api/v1/admin/users").json().path("items"))
                .extracting(one -> one.path("displayName").asString())
                .containsExactly("Karim Haddad", "Léa Nantes");
        var here = Map.of("role", "first_aider", "site", lumiere.nantes().toString());
        assertThat(client.post(assignments(karim), here).status()).isEqualTo(201);
        for (var elsewhere :
                List.of(
                        Map.of("role", "first_aider", "site", lumiere.lyon().toString()),
                        Map.of("role", "employer"))) {
            assertThat(client.post(assignments(karim), elsewhere).refusal())
                    .isEqualTo("403 admin/not-yours-to-give");
        }
        assertThat(client.post("/api/v1/admin/sites", Map.of("name", "Paris")).status())
                .isEqualTo(403);
        assertThat(
                        client.post(
                                        "/api/v1/admin/roles",
                                        Map.of(
                                                "name",
                                                "Accueil",
                                                "permissions",
                                                List.of("people.manage")))
                                .status())
                .isEqualTo(403);
    }

    @Test
    void theLastAdministratorStays() {
        assertThat(lumiere.as(paul).takeAway(paul, "company_admin").refusal())
                .isEqualTo("409 admin/last-of-its-kind");
        assertThat(records(paul, "admin.assignment.ended")).containsExactly("refused");
        lumiere.at(lumiere.lyon(), "Only Lyon", Role.COMPANY_ADMIN);
        assertThat(
                        lumiere.as(paul)
                                .post(
                                        assignments(amina),
                                        Map.of(
                                                "role",
                                                "company_admin",
                                                "until",
                                                today().plusDays(3).toString()))
                                .status())
                .isEqualTo(201);
        assertThat(lumiere.as(paul).takeAway(paul, "company_admin").refusal())
                .as("one of a site, and one for three days, are not enough")
                .isEqualTo("409 admin/last-of-its-kind");
        lumiere.has("Claude Petit", Role.COMPANY_ADMIN);
        assertThat(lumiere.as(paul).takeAway(paul, "company_admin").status()).isEqualTo(204);
    }

    @Test
    void theLastPhysicianStays() {
        assertThat(lumiere.as(helene).takeAway(helene, "physician").refusal())
                .isEqualTo("409 admin/last-of-its-kind");
    }

    @Test
    void twoAdministratorsWhoTakeEachOtherAwayAtOnceLeaveOne() {
        var claude = lumiere.has("Claude Petit", Role.COMPANY_ADMIN);
        var one = lumiere.as(paul).takingAway(claude, "company_admin");
        var other = lumiere.as(claude).takingAway(paul, "company_admin");
        var statuses =
                GivingRolesTest.<Integer>together(
                        List.of(() -> one.get().status(), () -> other.get().status()));
        assertThat(statuses).containsOnlyOnce(204);
        assertThat(
                        List.of(lumiere.standing(paul), lumiere.standing(claude)).stream()
                                .filter(standing -> standing.roles().contains(Role.COMPANY_ADMIN)))
                .hasSize(1);
    }

    @Test
    void aNurseAndAnEmployerGivenAtOnceDoNotBothCount() {
        for (var round = 0; round < 5; round++) {
            var someone = lumiere.has("Round " + round, Role.EMPLOYEE);
            var admin = lumiere.as(paul);
            var physician = lumiere.as(helene);
            var statuses =
                    GivingRolesTest.<Integer>together(
                            List.of(
                                    () -> admin.give(someone, "employer").status(),
                                    () -> physician.give(someone, "nurse").status()));
            assertThat(statuses).containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void aDoubleClickGivesOnce() {
        var client = lumiere.as(paul);
        var body = Map.of("role", "employer");
        var answers =
                together(
                        IntStream.range(0, 6)
                                .<Callable<AdminAlone.Answer>>mapToObj(n ->
                                        () ->
                                                client.post(
                                                        assignments(amina),
                                                        body,
                                                        "Idempotency-Key",
                                                        "click"))
                                .toList());
        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers.stream().map(AdminAlone.Answer::text).distinct()).hasSize(1);
        assertThat(running.told(amina)).isOne();
        assertThat(
                        client.post(
                                        assignments(amina),
                                        Map.of("role", "dpo"),
                                        "Idempotency-Key",
                                        "click")
                                .status())
                .isEqualTo(422);
    }

    @Test
    void aRefusalDoesNotUseUpTheKey() {
        var nadia = lumiere.has("Nadia Roussel", Role.DPO);
        var client = lumiere.as(paul);
        var body = Map.of("role", "employer");
        assertThat(client.post(assignments(nadia), body, "Idempotency-Key", "k").status())
                .isEqualTo(409);
        assertThat(client.takeAway(nadia, "dpo").status()).isEqualTo(204);
        assertThat(client.post(assignments(nadia), body, "Idempotency-Key", "k").status())
                .isEqualTo(201);
    }

    @Test
    void nothingIsTakenAwayUnseen() {
        var client = lumiere.as(paul);
        var person = "/api/v1/admin/users/" + amina;
        var seen = client.get(person);
        var path = assignments(amina) + "/" + seen.assignment("employee");
        assertThat(client.send("DELETE", path, null).refusal())
                .isEqualTo("428 platform/say-what-you-saw");
        assertThat(client.give(amina, "employer").status()).isEqualTo(201);
        assertThat(client.send("DELETE", path, null, "If-Match", seen.header("ETag")).refusal())
                .as("somebody gave a role meanwhile")
                .isEqualTo("412 platform/changed-meanwhile");
        assertThat(client.get(person).header("ETag")).isNotEqualTo(seen.header("ETag"));
        assertThat(client.get(person, "If-None-Match", client.get(person).header("ETag")).status())
                .isEqualTo(304);
        assertThat(client.takeAway(amina, "employee").status()).isEqualTo(204);
        assertThat(client.send("DELETE", path, null, "If-Match", "*").status()).isEqualTo(404);
    }

    @Test
    void peopleAreListedPageByPageAndSoughtByNameInTheBody() {
        for (var n = 0; n < 7; n++) {
            lumiere.has("Zoé " + n, Role.EMPLOYEE);
        }
        var client = lumiere.as(paul);
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page =
                    client.get(
                                    "/api/v1/admin/users?limit=3"
                                            + (next.isEmpty() ? "" : "&cursor=" + next))
                            .json();
            page.path("items").forEach(one -> seen.add(one.path("displayName").asString()));
            next = page.path("next").isNull() ? "" : page.path("next").asString();
        } while (!next.isEmpty());
        assertThat(seen).hasSize(10).doesNotHaveDuplicates().isSorted();
        assertThat(
                        client.post("/api/v1/admin/users/search", Map.of("name", "zoé"))
                                .json()
                                .path("items"))
                .hasSize(7);
        assertThat(client.post("/api/v1/admin/users/search", Map.of("name", " ")).fields())
                .containsExactly("name");
        assertThat(client.get("/api/v1/admin/users?limit=0").status()).isEqualTo(400);
        assertThat(client.get("/api/v1/admin/users?name=zoe").json().path("items"))
                .as("no name in an address does anything")
                .hasSize(10);
        assertThat(lumiere.as(amina).get("/api/v1/admin/users").status()).isEqualTo(403);
        assertThat(lumiere.as(helene).get("/api/v1/admin/users").status()).isEqualTo(200);
    }

    @Test
    void whoWasTakenOffAMomentAgoGivesNothingMore() {
        var claude = lumiere.has("Claude Petit", Role.COMPANY_ADMIN);
        var old = lumiere.as(claude);
        assertThat(lumiere.as(paul).takeAway(claude, "company_admin").status()).isEqualTo(204);
        assertThat(old.give(amina, "employer").status()).isIn(401, 403);
        assertThat(lumiere.standing(amina).roles()).containsExactly(Role.EMPLOYEE);
    }

    private static <T> List<T> together(List<Callable<T>> work) {
        var barrier = new CyclicBarrier(work.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return work.stream()
                    .map(one ->
                            threads.submit(() -> {
                                barrier.await();
                                return one.call();
                            }))
                    .toList()
                    .stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (InterruptedException | ExecutionException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        }
    }
}
