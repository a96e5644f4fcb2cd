package employeehealth.admin;

import static employeehealth.admin.AdminAlone.Client.assignments;
import static employeehealth.admin.AdminAlone.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.admin.role.Combinable;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.admin.Standing;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.Ids;
import employeehealth.shared.neighbour.Neighbour;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles that a company makes for itself. */
class CustomRolesTest {

    private static final String ROLES = "/api/v1/admin/roles";

    private final AdminAlone.Running running = AdminAlone.running();
    private final AdminAlone.Employer lumiere = running.company();
    private final PersonId paul = lumiere.has("Paul Garnier", Role.COMPANY_ADMIN);
    private final PersonId amina = lumiere.has("Amina Diallo", Role.EMPLOYEE);
    private final AdminAlone.Client client = lumiere.as(paul);

    private static Map<String, Object> body(String name, String... permissions) {
        return Map.of("name", name, "permissions", List.of(permissions));
    }

    private String made(String name, String... permissions) {
        var made = client.post(ROLES, body(name, permissions));
        assertThat(made.status()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    private List<Object> records(String role, String action) {
        return running.seenByOwner(
                "select %s from platform.audit_log where action = '%s' and entity_id = '%s'"
                        .formatted(TestAudit.FINGERPRINTS, action, role));
    }

    private String tag(String role) {
        return client.get(ROLES + "/" + role).header("ETag");
    }

    private AdminAlone.Answer put(String role, Object body) {
        return client.send("PUT", ROLES + "/" + role, body, "If-Match", tag(role));
    }

    @Test
    void aRoleOfTheCompanysOwnReachesStandingAndToken() {
        var id = made("Accueil", "people.manage", "sites.manage");
        assertThat(
                        client.post(
                                        assignments(amina),
                                        Map.of("role", id, "site", lumiere.lyon().toString()))
                                .status())
                .isEqualTo(201);
        var standing = lumiere.standing(amina);
        assertThat(standing.roles()).containsExactly(Role.EMPLOYEE);
        assertThat(standing.customRoles())
                .containsExactly(
                        new Standing.CustomRole(
                                UUID.fromString(id),
                                "Accueil",
                                Set.of(Set.of(Role.COMPANY_ADMIN))));
        assertThat(standing.holdings())
                .contains(
                        new Standing.Holding(
                                Permission.PEOPLE_MANAGE, new Scope(lumiere.lyon(), null)));
        assertThat(lumiere.as(amina).get("/api/v1/admin/users").status()).isEqualTo(200);
        assertThat(lumiere.as(amina).give(paul, "dpo").status())
                .as("seeing people is not giving them roles")
                .isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void onlyWhatIsOnTheListIsCombined(Permission permission) {
        var answer = client.post(ROLES, body("Un rôle", permission.code()));
        if (Combinable.PERMISSIONS.contains(permission)) {
            assertThat(answer.status()).isEqualTo(201);
        } else {
            assertThat(answer.fields()).containsExactly("permissions[0]");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Permission.class,
            names = {
                "TRIAGE_ASSESS",
                "CARE_BREAK_GLASS",
                "CARE_TEAM_MANAGE",
                "ROLES_MANAGE",
                "PLATFORM_OPERATE"
            })
    void careAndHandingOutRolesAreNeverOnIt(Permission permission) {
        assertThat(Combinable.PERMISSIONS).doesNotContain(permission);
    }

    @Test
    void unknownPermissionsAreNamedOneByOne() {
        var refused =
                client.post(
                        ROLES,
                        body("Espion", "people.manage", "PEOPLE.MANAGE", "*", "care.break-glass"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields())
                .containsExactly("permissions[1]", "permissions[2]", "permissions[3]");
        assertThat(client.post(ROLES, body("Rien")).fields()).containsExactly("permissions");
        assertThat(client.post(ROLES, "{\"name\":\"x\",\"permissions\":[null]}").status())
                .isEqualTo(400);
    }

    @Test
    void auditAndAdministrationDoNotMeetInOneRole() {
        assertThat(client.post(ROLES, body("Tout", "audit.read", "people.manage")).fields())
                .containsExactly("permissions");
        assertThat(client.post(ROLES, body("Tout", "audit.read", "sites.manage")).status())
                .isEqualTo(400);
    }

    @Test
    void norInOnePerson() {
        var auditing = made("Regard", "audit.read");
        var welcoming = made("Accueil", "people.manage");
        var claude = lumiere.has("Claude Petit", Role.COMPANY_ADMIN);
        assertThat(client.give(claude, auditing).refusal())
                .isEqualTo("409 admin/conflict-of-duties");
        assertThat(client.give(paul, auditing).status()).as("to oneself").isEqualTo(403);
        assertThat(client.give(amina, auditing).status()).isEqualTo(201);
        assertThat(client.give(amina, welcoming).refusal())
                .isEqualTo("409 admin/conflict-of-duties");
        assertThat(client.give(amina, "company_admin").refusal())
                .isEqualTo("409 admin/conflict-of-duties");
    }

    @Test
    void aNurseDoesNotGetAdministrationByWayOfACustomRole() {
        var nurse = lumiere.has("Inès Moreau", Role.NURSE);
        assertThat(client.give(nurse, made("Accueil", "people.manage")).refusal())
                .isEqualTo("409 admin/conflict-of-duties");
    }

    @Test
    void whoeverHasARoleIsToldWhenItChangesAndLosesOldTokens() {
        var id = made("Accueil", "people.manage", "access.review");
        assertThat(client.give(amina, id).status()).isEqualTo(201);
        var before = lumiere.as(amina);
        assertThat(before.get("/api/v1/admin/users").status()).isEqualTo(200);

        assertThat(put(id, body("Accueil", "access.review")).json().path("permissions")).hasSize(1);

        Neighbour.waitUntil(
                "the old token is refused",
                Duration.ofSeconds(5),
                () -> before.get("/api/v1/admin/users").status() == 401);
        assertThat(lumiere.as(amina).get("/api/v1/admin/users").status()).isEqualTo(403);
        assertThat(running.told(amina)).isEqualTo(2);
        assertThat(put(id, body("Accueil du siège", "access.review")).status()).isEqualTo(200);
        assertThat(running.told(amina)).as("a new name changes no rights").isEqualTo(2);
        assertThat(records(id, "admin.role.changed"))
                .containsExactly("before after", "before after");
        assertThat(records(id, "admin.assignment.changed")).containsExactly("before after");
    }

    @Test
    void aChangeDoesNotMakeAnybodyTwoThings() {
        var id = made("Revue", "access.review");
        var nurse = lumiere.has("Inès Moreau", Role.NURSE);
        assertThat(client.give(nurse, id).status()).isEqualTo(201);
        assertThat(put(id, body("Revue", "people.manage")).refusal())
                .isEqualTo("409 admin/conflict-of-duties");
        assertThat(lumiere.standing(nurse).permissions())
                .contains(Permission.ACCESS_REVIEW)
                .doesNotContain(Permission.PEOPLE_MANAGE);
    }

    @Test
    void whoChangesWhatSomebodyElseJustChangedIsToldSo() {
        var id = made("Accueil", "people.manage");
        var seen = tag(id);
        assertThat(client.send("PUT", ROLES + "/" + id, body("A", "people.manage")).refusal())
                .isEqualTo("428 platform/say-what-you-saw");
        assertThat(put(id, body("B", "people.manage")).status()).isEqualTo(200);
        for (var verb : List.of("PUT", "DELETE")) {
            assertThat(
                            client.send(
                                            verb,
                                            ROLES + "/" + id,
                                            verb.equals("PUT") ? body("C", "people.manage") : null,
                                            "If-Match",
                                            seen)
                                    .refusal())
                    .isEqualTo("412 platform/changed-meanwhile");
        }
        var french = client.get(ROLES + "/" + id, "Accept-Language", "fr").header("ETag");
        assertThat(french).isNotEqualTo(tag(id));
        assertThat(
                        client.send(
                                        "PUT",
                                        ROLES + "/" + id,
                                        body("D", "people.manage"),
                                        "If-Match",
                                        french)
                                .status())
                .as("what was seen in French was seen, too")
                .isEqualTo(200);
    }

    @Test
    void aRoleThatSomebodyHasOrWillHaveIsNotDeleted() {
        var id = made("Accueil", "people.manage");
        assertThat(
                        client.post(
                                        assignments(amina),
                                        Map.of("role", id, "from", today().plusDays(9).toString()))
                                .status())
                .isEqualTo(201);
        assertThat(client.send("DELETE", ROLES + "/" + id, null, "If-Match", tag(id)).refusal())
                .isEqualTo("409 admin/role-in-use");
        assertThat(client.takeAway(amina, id).status()).isEqualTo(204);
        assertThat(client.send("DELETE", ROLES + "/" + id, null, "If-Match", tag(id)).status())
                .isEqualTo(204);
        assertThat(client.get(ROLES + "/" + id).status()).isEqualTo(404);
        assertThat(records(id, "admin.role.made")).containsExactly("after");
        assertThat(records(id, "admin.role.deleted")).containsExactly("before");
        assertThat(client.give(amina, id).fields()).containsExactly("role");
        assertThat(made("Accueil", "people.manage")).as("its name is free again").isNotEqualTo(id);
    }

    @Test
    void namesAreTakenOnce() {
        made("Accueil", "people.manage");
        for (var name :
                List.of("accueil", " Accueil ", "Médecin du travail", "company_admin", "AUDITOR")) {
            assertThat(client.post(ROLES, body(name, "people.manage")).refusal())
                    .as(name)
                    .isEqualTo("409 admin/name-taken");
        }
        assertThat(client.post(ROLES, body("a\u202Eb", "people.manage")).fields())
                .containsExactly("name");
    }

    @Test
    void aDoubleClickMakesOneRole() {
        var first = client.post(ROLES, body("Accueil", "people.manage"), "Idempotency-Key", "k");
        var second = client.post(ROLES, body("Accueil", "people.manage"), "Idempotency-Key", "k");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "GET"})
    void aRoleOfAnotherCompanyDoesNotExist(String verb) {
        var id = made("Accueil", "people.manage");
        var verrerie = running.company();
        var theirs = verrerie.as(verrerie.has("Claude Petit", Role.COMPANY_ADMIN));
        assertThat(
                        theirs.send(
                                        verb,
                                        ROLES + "/" + id,
                                        verb.equals("PUT") ? body("B", "people.manage") : null,
                                        "If-Match",
                                        "*")
                                .refusal())
                .isEqualTo("404 platform/not-found");
        assertThat(theirs.get(ROLES + "/" + id + "/preview").status()).isEqualTo(404);
        assertThat(theirs.give(verrerie.has("Julie", Role.EMPLOYEE), id).fields())
                .containsExactly("role");
        assertThat(theirs.get(ROLES).text()).doesNotContain(id);
    }

    @Test
    void theRolesOfEveryCompanyAreNotEdited() {
        for (var verb : List.of("PUT", "DELETE")) {
            assertThat(
                            client.send(
                                            verb,
                                            ROLES + "/nurse",
                                            verb.equals("PUT") ? body("B", "people.manage") : null,
                                            "If-Match",
                                            "*")
                                    .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void allRolesAreListedInTheReadersLanguage() {
        var french = client.get(ROLES, "Accept-Language", "fr").json().path("items");
        assertThat(french).hasSize(Role.values().length);
        assertThat(french.toString()).contains("Secouriste").contains("Personne ne signe");
        var english = client.get(ROLES, "Accept-Language", "en").json();
        assertThat(english.path("items").toString()).contains("First-aider");
        assertThat(english.path("combinable")).hasSize(Combinable.values().length);
    }

    @Test
    void aPreviewSaysWhatARoleAndAPersonCanSee() {
        var nurse = client.get(ROLES + "/nurse/preview").json();
        assertThat(nurse.path("healthOfOthers").asBoolean()).isTrue();
        var admin = client.get(ROLES + "/company_admin/preview").json();
        assertThat(admin.path("healthOfOthers").asBoolean()).isFalse();
        assertThat(admin.path("opens").toString())
                .contains("/api/v1/admin/users/{person}/assignments")
                .doesNotContain("/api/v1/admin/audit");
        var auditing = made("Regard", "audit.read");
        assertThat(client.give(amina, auditing).status()).isEqualTo(201);
        var person = client.get("/api/v1/admin/users/" + amina + "/preview").json();
        assertThat(person.path("may").findValuesAsString("permission"))
                .containsExactly("audit.read", "profile.own", "triage.assess");
        assertThat(person.path("opens").toString()).contains("/api/v1/admin/audit/checkpoint");
        assertThat(client.get(ROLES + "/x/preview").status()).isEqualTo(404);
    }

    /** Whatever stands in a row, such a role never opens a file. */
    @Test
    void aPlantedPermissionAllowsNothing() {
        var id = made("Accueil", "people.manage");
        assertThat(client.give(amina, id).status()).isEqualTo(201);
        var database = running.bean(AdminDatabase.class);
        Tenant.of(lumiere.id())
                .run(() ->
                        database.write(() ->
                                database.sql(
                                                """
                                                insert into admin.custom_role_versions
                                                select role_id, 2, company_id, name,
                                                       '{care.break-glass,roles.manage,x,sites.manage}',
                                                       false, changed_by, changed_at
                                                  from admin.custom_role_versions
                                                 where role_id = :id
                                                """)
                                        .param("id", UUID.fromString(id))
                                        .update()));
        assertThat(lumiere.standing(amina).permissions())
                .containsExactlyInAnyOrder(
                        Permission.TRIAGE_ASSESS, Permission.PROFILE_OWN, Permission.SITES_MANAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update admin.custom_role_versions set permissions = '{audit.read}'",
                "delete from admin.custom_role_versions",
                "delete from admin.custom_roles",
                "delete from admin.populations",
                "update admin.assignments set role = 'nurse'",
                "update admin.assignments set given_by = null",
                "truncate admin.custom_role_versions",
            })
    void historyIsNotRewritten(String statement) {
        var database = running.bean(AdminDatabase.class);
        assertThatThrownBy(() ->
                        Tenant.of(lumiere.id())
                                .run(() -> database.write(() -> database.sql(statement).update())))
                .hasStackTraceContaining("permission denied for table");
    }

    @Test
    void theDatabaseItselfKeepsCompaniesApart() {
        var id = made("Accueil", "people.manage");
        var verrerie = running.company();
        var database = running.bean(AdminDatabase.class);
        for (var table : List.of("custom_roles", "custom_role_versions", "populations")) {
            assertThat(
                            Tenant.of(verrerie.id())
                                    .<Long>get(() ->
                                            database.read(() ->
                                                    database.sql(
                                                                    "select count(*) from admin."
                                                                            + table)
                                                            .query(Long.class)
                                                            .single())))
                    .isZero();
        }
        assertThatThrownBy(() ->
                        Tenant.of(verrerie.id())
                                .run(() ->
                                        database.write(() ->
                                                database.sql(
                                                                """
                                                                insert into admin.assignments
                                                                       (id, company_id, person_id,
                                                                        custom_role_id, valid_from)
                                                                values (:id, :company, :person,
                                                                        :role, current_date)
                                                                """)
                                                        .param("id", Ids.next())
                                                        .param("company", verrerie.id().value())
                                                        .param("person", Ids.next())
                                                        .param("role", UUID.fromString(id))
                                                        .update())))
                .hasStackTraceContaining("own_role");
    }

    @Test
    void sitesAreAddedOnce() {
        var sites = "/api/v1/admin/sites";
        var first = client.post(sites, Map.of("name", "Paris"), "Idempotency-Key", "s");
        assertThat(first.status()).isEqualTo(201);
        assertThat(records(first.json().path("id").asString(), "admin.site.added"))
                .containsExactly("after");
        assertThat(client.post(sites, Map.of("name", "Paris"), "Idempotency-Key", "s").text())
                .isEqualTo(first.text());
        assertThat(client.post(sites, Map.of("name", "PARIS")).refusal())
                .isEqualTo("409 admin/name-taken");
        assertThat(client.get(sites).json().path("items"))
                .extracting(site -> site.path("name").asString())
                .containsExactly("Lyon", "Nantes", "Paris");
        assertThat(client.get("/api/v1/admin/company").json().path("healthService").asString())
                .isEqualTo("Santé au travail");
        for (var code : List.of("Night", "-a", "é", "a b", "")) {
            assertThat(
                            client.post(
                                            "/api/v1/admin/populations",
                                            Map.of("code", code, "name", "x"))
                                    .fields())
                    .containsExactly("code");
        }
        assertThat(lumiere.as(amina).post(sites, Map.of("name", "x")).status()).isEqualTo(403);
    }
}
