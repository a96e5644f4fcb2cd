package employeehealth.auth.scim;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone;
import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.auth.Browser;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.admin.Leaving;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.neighbour.Neighbour;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What directories do, as they write it. */
class ScimTest {

    private static final String ADMIN = "e0061@lumiere.demo";
    private static final String OF_THE_OTHER = "e0001@verrerie.demo";
    private static final String PASSWORD = "quiet-otters-sail-at-noon";

    private static AuthAlone.Running service;
    private static Browser browser;
    private static FakeAdmin admin;
    private static Directory lumiere;
    private static Directory verrerie;

    @BeforeAll
    static void start() {
        service = AuthAlone.start();
        browser = service.browser();
        admin = service.bean(FakeAdmin.class);
        lumiere = Directory.of(service, ADMIN);
        verrerie = Directory.of(service, OF_THE_OTHER);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void asItWas() {
        admin.isBack();
        admin.saysOfLeaving(new Leaving(false, false));
    }

    private static void refused(Browser.Answer answer, int status, String scimType) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/scim+json");
        assertThat(answer.json().path("schemas").get(0).asString())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(answer.json().path("status").asString()).isEqualTo(Integer.toString(status));
        assertThat(answer.json().path("scimType").asString("")).isEqualTo(scimType);
    }

    private static PersonId person(String id) {
        return new PersonId(UUID.fromString(id));
    }

    private static String chooses(String id) {
        var link =
                service.mailed(
                        LinkPurpose.FIRST_PASSWORD, AuthAlone.LUMIERE.id(), UUID.fromString(id));
        var body = Browser.json("token", link, "password", PASSWORD);
        assertThat(browser.post("/api/v1/auth/password/reset", body, null).status()).isEqualTo(204);
        return PASSWORD;
    }

    @Test
    void whomTheDirectoryMakesComesByAMailedLink() {
        var made =
                lumiere.post(
                        "/Users",
                        """
                        {"schemas":["%s","%s"],"userName":"Zoe.Martin@lumiere.demo",
                         "externalId":"A-17","name":{"givenName":"Zoé","familyName":"Martin"},
                         "preferredLanguage":"fr-FR","active":true,
                         "phoneNumbers":[{"value":"+33 1"}],"password":"hidden-secret",
                         "%s":{"department":"Lyon","manager":{"value":"x"}}}
                        """
                                .formatted(
                                        Directory.USER,
                                        Directory.ENTERPRISE,
                                        Directory.ENTERPRISE));
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo(made.json().at("/meta/location").asString());
        assertThat(made.header("ETag")).isEqualTo(made.json().at("/meta/version").asString());
        assertThat(made.json().has("phoneNumbers")).as("not kept").isFalse();
        assertThat(made.http().body()).doesNotContain("hidden-secret");
        assertThat(made.json().path("active").asBoolean()).isTrue();
        assertThat(made.json().at("/" + Directory.ENTERPRISE + "/department").asString())
                .isEqualTo("Lyon");
        var id = made.json().path("id").asString();
        Neighbour.waitUntil("admin knows", Duration.ofSeconds(20), () -> admin.knows(person(id)));

        assertThat(browser.login("zoe.martin@lumiere.demo", "none-was-chosen").status())
                .isEqualTo(401);
        var me = browser.me(browser.login("zoe.martin@lumiere.demo", chooses(id)).token()).json();
        assertThat(me.path("displayName").asString()).isEqualTo("Zoé Martin");
        assertThat(me.path("locale").asString()).isEqualTo("fr");
        assertThat(
                        service.count(
                                "select count(*) from platform.audit_log where action ="
                                        + " 'auth.scim-user.made'"))
                .isPositive();
    }

    @Test
    void whoCameByThemselvesIsThereToo() {
        var found = lumiere.get("/Users?filter=userName%20eq%20%22E0009@lumiere.demo%22").json();
        assertThat(found.path("totalResults").asInt()).isOne();
        var amina = found.path("Resources").get(0);
        assertThat(amina.path("id").asString())
                .isEqualTo(AuthAlone.LUMIERE.people().get(8).id().toString());
        assertThat(amina.path("active").asBoolean()).isTrue();
        refused(lumiere.post("/Users", "{\"userName\":\"e0009@LUMIERE.demo\"}"), 409, "uniqueness");
    }

    @Test
    void anAddressIsOfADomainThatTheDirectoryMayUse() {
        refused(
                lumiere.post("/Users", "{\"userName\":\"victim@elsewhere.example\"}"),
                400,
                "invalidValue");
        var id = lumiere.makes("mover@lumiere.demo").path("id").asString();
        refused(
                lumiere.patch(
                        "/Users/" + id,
                        "{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"mover@verrerie.demo\"}"),
                400,
                "invalidValue");
        assertThat(
                        Directory.asAdmin(
                                        service,
                                        OF_THE_OTHER,
                                        "POST",
                                        "",
                                        "{\"domains\":[\"lumiere.demo\"]}",
                                        null)
                                .problem())
                .isEqualTo("/problems/auth/domain-not-proven");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"replace\",\"value\":{\"active\":false}}",
                "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}",
            })
    void whoIsInactiveHasLeft(String operation) {
        var address = "leaver" + operation.hashCode() + "@lumiere.demo";
        var id = lumiere.makes(address).path("id").asString();
        var signedIn = browser.login(address, chooses(id));
        assertThat(browser.me(signedIn.token()).status()).isEqualTo(200);

        var left = lumiere.patch("/Users/" + id, operation);

        assertThat(left.json().path("active").asBoolean()).isFalse();
        assertThat(admin.knowsToHaveLeft(person(id))).isTrue();
        Neighbour.waitUntil(
                "the token is refused",
                Duration.ofSeconds(5),
                () -> browser.me(signedIn.token()).status() == 401);
        assertThat(browser.login(address, PASSWORD).status()).isEqualTo(401);

        lumiere.patch(
                "/Users/" + id, "{\"op\":\"replace\",\"path\":\"active\",\"value\":\"true\"}");
        assertThat(lumiere.get("/Users/" + id).json().path("active").asBoolean()).isTrue();
        assertThat(browser.login(address, PASSWORD).status()).isEqualTo(200);
        assertThat(admin.knowsToHaveLeft(person(id))).isFalse();
    }

    @Test
    void whoIsDeletedHasLeftAndTheNameIsFree() {
        var first = lumiere.makes("again@lumiere.demo").path("id").asString();
        assertThat(lumiere.send("DELETE", "/Users/" + first, null).status()).isEqualTo(204);
        assertThat(admin.knowsToHaveLeft(person(first))).isTrue();
        refused(lumiere.get("/Users/" + first), 404, "");
        refused(lumiere.send("DELETE", "/Users/" + first, null), 404, "");
        var second = lumiere.makes("again@lumiere.demo").path("id").asString();
        assertThat(second).as("an address is passed on, a file is not").isNotEqualTo(first);
        var gone = person(first);
        assertThat(service.fingerprinted("auth.scim-user.made", gone)).isEqualTo("after");
        assertThat(service.fingerprinted("auth.scim-user.deleted", gone)).isEqualTo("before");
        assertThat(service.fingerprinted("auth.person.left", gone)).isEqualTo("before");
    }

    @Test
    void whoIsMadeInactiveSignsInOnceTheyAreActive() {
        var made = lumiere.post("/Users", "{\"userName\":\"soon@lumiere.demo\",\"active\":false}");
        var id = made.json().path("id").asString();
        assertThat(made.json().path("active").asBoolean()).isFalse();
        assertThat(
                        service.count(
                                "select count(*) from auth.sign_in_names where person_id = ?",
                                UUID.fromString(id)))
                .isZero();
        lumiere.patch("/Users/" + id, "{\"op\":\"replace\",\"value\":{\"active\":true}}");
        assertThat(browser.login("soon@lumiere.demo", chooses(id)).status()).isEqualTo(200);
    }

    @Test
    void thePeopleOfTheHealthServiceAreNotTheDirectorysToTakeAway() {
        var id = lumiere.makes("nurse.joy@lumiere.demo").path("id").asString();
        admin.saysOfLeaving(new Leaving(true, false));
        refused(lumiere.send("DELETE", "/Users/" + id, null), 403, "");
        refused(
                lumiere.patch("/Users/" + id, "{\"op\":\"replace\",\"value\":{\"active\":false}}"),
                403,
                "");
        admin.goesDown();
        refused(lumiere.send("DELETE", "/Users/" + id, null), 503, "");
        admin.isBack();
        assertThat(lumiere.get("/Users/" + id).json().path("active").asBoolean()).isTrue();
    }

    @Test
    void aReplacementLeavesNothingOfBefore() {
        var id = lumiere.makes("whole@lumiere.demo").path("id").asString();
        lumiere.patch(
                "/Users/" + id,
                "{\"op\":\"add\",\"path\":\"title\",\"value\":\"Chef\"}",
                "{\"op\":\"add\",\"path\":\"externalId\",\"value\":\"W-1\"}");
        var after =
                lumiere.send(
                        "PUT",
                        "/Users/" + id,
                        "{\"id\":\"other\",\"userName\":\"whole2@lumiere.demo\",\"displayName\":\"W\"}");
        assertThat(after.status()).as(after.http().body()).isEqualTo(200);
        assertThat(after.json().path("id").asString()).isEqualTo(id);
        assertThat(after.json().has("title")).isFalse();
        assertThat(after.json().path("active").asBoolean()).isTrue();
        assertThat(browser.login("whole2@lumiere.demo", chooses(id)).status()).isEqualTo(200);
        refused(
                lumiere.send("PUT", "/Users/" + id, "{\"displayName\":\"W\"}"),
                400,
                "invalidValue");
    }

    @Test
    @Asvs("6.3.7")
    void whoIsGivenAnotherAddressIsToldAtTheOneBeforeAndAtTheirOwn() {
        var id = lumiere.makes("before@lumiere.demo").path("id").asString();
        var token = browser.login("before@lumiere.demo", chooses(id)).token();
        var own = Browser.json("email", "mover@home.example");
        var path = "/api/v1/auth/personal-address";
        assertThat(browser.as(token, "POST", path, own).status()).isEqualTo(202);
        var company = AuthAlone.LUMIERE.id();
        var link = service.mailed(LinkPurpose.PERSONAL_ADDRESS, company, person(id).value());
        browser.as(token, "POST", path + "/confirm", Browser.json("token", link));

        moves(id, "after@lumiere.demo");

        var told = List.of("before@lumiere.demo", "mover@home.example");
        var purpose = LinkPurpose.SIGN_IN_ADDRESS_CHANGED;
        assertThat(service.told(purpose, company, person(id))).isEqualTo(told);
        isActive(id, false);
        assertThat(service.told(purpose, company, person(id))).isEqualTo(told);

        moves(id, "elsewhere@lumiere.demo");
        assertThat(service.told(purpose, company, person(id)))
                .as("it signs nobody in")
                .isEqualTo(told);
        lumiere.send(
                "PUT", "/Users/" + id, "{\"userName\":\"returned@lumiere.demo\",\"active\":true}");
        assertThat(service.told(purpose, company, person(id)))
                .containsExactly("before@lumiere.demo", "mover@home.example", "mover@home.example");
    }

    private static void moves(String id, String to) {
        var value = "{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"" + to + "\"}";
        assertThat(lumiere.patch("/Users/" + id, value).status()).isEqualTo(200);
    }

    private static void isActive(String id, boolean now) {
        var value = "{\"op\":\"replace\",\"path\":\"active\",\"value\":" + now + "}";
        assertThat(lumiere.patch("/Users/" + id, value).status()).isEqualTo(200);
    }

    @Test
    void whoeverSawSomethingElseChangesNothing() {
        var made = lumiere.makes("tagged@lumiere.demo");
        var path = "/Users/" + made.path("id").asString();
        var seen = made.at("/meta/version").asString();
        assertThat(lumiere.send("GET", path, null, "If-None-Match", seen).status()).isEqualTo(304);
        var body = "{\"Operations\":[{\"op\":\"add\",\"path\":\"title\",\"value\":\"A\"}]}";
        var changed = lumiere.send("PATCH", path, body, "If-Match", seen);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(seen);
        refused(lumiere.send("PATCH", path, body, "If-Match", seen), 412, "");
        refused(lumiere.send("PUT", path, body, "If-Match", seen), 412, "");
        refused(lumiere.send("DELETE", path, null, "If-Match", seen), 412, "");
        assertThat(lumiere.send("PATCH", path, body, "If-Match", "*").status()).isEqualTo(200);
        assertThat(lumiere.send("GET", path, null, "If-None-Match", seen).status()).isEqualTo(200);
    }

    @Test
    void ofTwoWhoMakeTheSameAtOnceOneDoes() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses =
                    pool
                            .invokeAll(
                                    Collections.nCopies(
                                            6,
                                            (Callable<Integer>)
                                                    () ->
                                                            lumiere.post(
                                                                            "/Users",
                                                                            "{\"userName\":\"race@lumiere.demo\"}")
                                                                    .status()))
                            .stream()
                            .map(future -> future.resultNow())
                            .sorted()
                            .toList();
            assertThat(statuses).containsExactly(201, 409, 409, 409, 409, 409);
        }
    }

    @Test
    void listsComeInPagesAndInOrder() {
        for (var n : List.of("c", "a", "b")) {
            lumiere.post(
                    "/Users",
                    "{\"userName\":\"page-%s@lumiere.demo\",\"title\":\"Pagination\"}"
                            .formatted(n));
        }
        var search =
                "/Users?filter=title%20eq%20%22pagination%22&sortBy=userName&attributes=userName";
        var first = lumiere.get(search + "&count=2").json();
        assertThat(first.path("totalResults").asInt()).isEqualTo(3);
        assertThat(first.path("itemsPerPage").asInt()).isEqualTo(2);
        assertThat(first.at("/Resources/0/userName").asString()).isEqualTo("page-a@lumiere.demo");
        assertThat(first.at("/Resources/0").has("title")).isFalse();
        assertThat(first.at("/Resources/0").has("id")).isTrue();
        var second = lumiere.get(search + "&count=2&startIndex=3").json();
        assertThat(second.at("/Resources/0/userName").asString()).isEqualTo("page-c@lumiere.demo");
        var down = lumiere.get(search + "&sortOrder=descending&count=1").json();
        assertThat(down.at("/Resources/0/userName").asString()).isEqualTo("page-c@lumiere.demo");
        var none = lumiere.get("/Users?count=0").json();
        assertThat(none.path("totalResults").asInt()).isGreaterThanOrEqualTo(75);
        assertThat(none.path("Resources")).isEmpty();
        var all = lumiere.get("/Users?count=100000&startIndex=-5").json();
        assertThat(all.path("Resources").size()).isLessThanOrEqualTo(200);
        assertThat(all.path("startIndex").asInt()).isOne();
        refused(lumiere.get("/Users?count=many"), 400, "invalidValue");
        refused(lumiere.get("/Users?filter=userName%20like%20%22x%22"), 400, "invalidFilter");
        assertThat(lumiere.names("userName sw \"page-\" and not (userName co \"-b@\")"))
                .containsExactlyInAnyOrder("page-a@lumiere.demo", "page-c@lumiere.demo");
        var without =
                lumiere.get(
                                "/Users?filter=userName%20eq%20%22page-a@lumiere.demo%22"
                                        + "&excludedAttributes=title,meta")
                        .json()
                        .at("/Resources/0");
        assertThat(without.has("title")).isFalse();
        assertThat(without.has("meta")).isFalse();
        assertThat(without.has("userName")).isTrue();
    }

    @Test
    void anotherCompanysPeopleAndGroupsDoNotExist() {
        var user = lumiere.makes("ours@lumiere.demo").path("id").asString();
        var group = lumiere.post("/Groups", "{\"displayName\":\"Ours\"}").json();
        for (var path : List.of("/Users/" + user, "/Groups/" + group.path("id").asString())) {
            refused(verrerie.get(path), 404, "");
            refused(verrerie.send("DELETE", path, null), 404, "");
            refused(verrerie.send("PUT", path, "{\"userName\":\"x@verrerie.demo\"}"), 404, "");
            refused(
                    verrerie.patch(
                            path, "{\"op\":\"add\",\"path\":\"externalId\",\"value\":\"x\"}"),
                    404,
                    "");
            assertThat(lumiere.get(path).status()).isEqualTo(200);
        }
        assertThat(verrerie.names("userName ew \"lumiere.demo\"")).isEmpty();
        refused(
                verrerie.post(
                        "/Groups",
                        "{\"displayName\":\"Theirs\",\"members\":[{\"value\":\"" + user + "\"}]}"),
                400,
                "invalidValue");
        assertThat(verrerie.post("/Groups", "{\"displayName\":\"Ours\"}").status()).isEqualTo(201);
    }

    @Test
    void groupsAreAsTheDirectoryHasThem() {
        var user = lumiere.makes("member@lumiere.demo").path("id").asString();
        var made =
                lumiere.post(
                        "/Groups",
                        "{\"displayName\":\"Nuit\",\"externalId\":\"G\",\"members\":[{\"value\":\""
                                + user
                                + "\",\"type\":\"User\"}]}");
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        var path = "/Groups/" + made.json().path("id").asString();
        assertThat(made.json().at("/members/0/display").asString()).isEqualTo("Zoé");
        refused(lumiere.post("/Groups", "{\"displayName\":\"nuit\"}"), 409, "uniqueness");
        refused(lumiere.post("/Groups", "{}"), 400, "invalidValue");
        assertThat(
                        lumiere.get(
                                        "/Groups?filter=displayName%20eq%20%22NUIT%22&excludedAttributes=members")
                                .json()
                                .path("totalResults")
                                .asInt())
                .isOne();
        assertThat(
                        lumiere.get("/Groups?filter=members.value%20eq%20%22" + user + "%22")
                                .json()
                                .path("totalResults")
                                .asInt())
                .isOne();
        var emptied =
                lumiere.patch(
                        path,
                        "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + user + "\\\"]\"}");
        assertThat(emptied.json().has("members")).isFalse();
        lumiere.patch(
                path,
                "{\"op\":\"Add\",\"path\":\"members\",\"value\":[{\"value\":\"" + user + "\"}]}");
        assertThat(lumiere.get(path).json().path("members")).hasSize(1);
        lumiere.send("DELETE", "/Users/" + user, null);
        assertThat(lumiere.get(path).json().has("members")).isFalse();
        assertThat(lumiere.send("DELETE", path, null).status()).isEqualTo(204);
        refused(lumiere.get(path), 404, "");
        var group = path.substring("/Groups/".length());
        assertThat(service.fingerprinted("auth.scim-group.made", group)).isEqualTo("after");
        assertThat(service.fingerprinted("auth.scim-group.changed", group))
                .isEqualTo("before after");
        assertThat(service.fingerprinted("auth.scim-group.deleted", group)).isEqualTo("before");
    }

    @Test
    void manyOperationsAreDoneEachByItself() {
        var answer =
                lumiere.post(
                        "/Bulk",
                        """
                        {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
                         "Operations":[
                          {"method":"POST","path":"/Groups","bulkId":"g",
                           "data":{"displayName":"Bulk","members":[{"value":"bulkId:u"}]}},
                          {"method":"POST","path":"/Users","bulkId":"u",
                           "data":{"userName":"bulk@lumiere.demo"}},
                          {"method":"PATCH","path":"/Users/bulkId:u",
                           "data":{"Operations":[{"op":"add","path":"title","value":"T"}]}},
                          {"method":"POST","path":"/Users","bulkId":"v",
                           "data":{"userName":"e0010@lumiere.demo"}},
                          {"method":"POST","path":"/Groups",
                           "data":{"displayName":"Lost","members":[{"value":"bulkId:v"}]}},
                          {"method":"PUT","path":"/Users","data":{}},
                          {"method":"DELETE","path":"/Groups/bulkId:g"}]}
                        """);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        var done = answer.json().path("Operations");
        assertThat(done.valueStream().map(each -> each.path("status").asString()))
                .containsExactlyInAnyOrder("201", "201", "200", "409", "409", "400", "204");
        assertThat(
                        done.valueStream()
                                .filter(each -> each.path("bulkId").asString("").equals("v"))
                                .findFirst()
                                .orElseThrow()
                                .at("/response/scimType")
                                .asString())
                .isEqualTo("uniqueness");
        assertThat(lumiere.names("title eq \"T\"")).containsExactly("bulk@lumiere.demo");
    }

    @Test
    void manyOperationsEndWithTheErrorsThatAreAllowed() {
        var taken =
                "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"x\",\"data\":{\"userName\":\"e0010@lumiere.demo\"}}";
        var free = taken.replace("e0010", "unreached");
        var answer =
                lumiere.post(
                        "/Bulk",
                        "{\"failOnErrors\":2,\"Operations\":["
                                + String.join(",", taken, taken, free)
                                + "]}");
        assertThat(answer.json().path("Operations")).hasSize(2);
        assertThat(lumiere.names("userName sw \"unreached\"")).isEmpty();
        var tooMany = "{\"Operations\":[" + String.join(",", Collections.nCopies(101, free)) + "]}";
        refused(lumiere.post("/Bulk", tooMany), 413, "tooMany");
        refused(lumiere.post("/Bulk", "{}"), 400, "invalidSyntax");
    }

    @Test
    void whatCanBeDoneIsSaid() {
        var config = lumiere.get("/ServiceProviderConfig").json();
        assertThat(config.at("/patch/supported").asBoolean()).isTrue();
        assertThat(config.at("/filter/maxResults").asInt()).isEqualTo(200);
        assertThat(lumiere.get("/ResourceTypes").json().path("totalResults").asInt()).isEqualTo(2);
        assertThat(lumiere.get("/ResourceTypes/User").json().path("endpoint").asString())
                .isEqualTo("/Users");
        assertThat(lumiere.get("/Schemas").json().path("totalResults").asInt()).isEqualTo(3);
        assertThat(lumiere.get("/Schemas/" + Directory.ENTERPRISE).json().path("name").asString())
                .isEqualTo("EnterpriseUser");
        refused(lumiere.get("/Schemas/urn:example"), 404, "");
        refused(lumiere.get("/Schemas?filter=id%20pr"), 403, "");
        refused(lumiere.get("/Me"), 501, "");
        refused(lumiere.get("/Devices"), 404, "");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /Users",
        "POST, /Users",
        "GET, /Users/1",
        "PUT, /Users/1",
        "PATCH, /Users/1",
        "DELETE, /Users/1",
        "POST, /Users/.search",
        "GET, /Groups",
        "POST, /Bulk",
        "GET, /ServiceProviderConfig",
        "GET, /ResourceTypes",
        "GET, /ResourceTypes/User",
        "GET, /Schemas",
        "GET, /Schemas/x",
        "GET, /Me",
        "GET, /Devices",
        "PUT, /Users",
    })
    void nobodyGetsAnAnswerWithoutTheToken(String method, String path) {
        refused(new Directory(service, "ehsc_wrong").send(method, path, "{}"), 401, "");
        var person = browser.login("e0011@lumiere.demo", AuthAlone.PASSWORD).token();
        refused(new Directory(service, person).send(method, path, "{}"), 401, "");
        assertThat(browser.get("/scim/v2" + path).status()).isIn(401, 405);
    }

    @Test
    void theTokenOpensNothingElse() {
        assertThat(browser.me(lumiere.token()).status()).isEqualTo(401);
        assertThat(browser.as(lumiere.token(), "GET", "/api/v1/auth/scim-client", null).status())
                .isEqualTo(401);
    }

    @Test
    void aTokenIsShownOnceAndRenewedWithOverlap() {
        var before = Directory.of(service, ADMIN);
        assertThat(
                        Directory.asAdmin(service, ADMIN, "GET", "", null, null)
                                .json()
                                .path("token")
                                .asString(""))
                .isEmpty();
        assertThat(
                        Directory.asAdmin(
                                        service,
                                        ADMIN,
                                        "POST",
                                        "",
                                        "{\"domains\":[\"lumiere.demo\"]}",
                                        null)
                                .problem())
                .isEqualTo("/problems/auth/scim-client-exists");
        var renewed = Directory.asAdmin(service, ADMIN, "POST", "/token", "", null);
        var after = new Directory(service, renewed.json().path("token").asString());
        assertThat(before.get("/Users?count=0").status()).isEqualTo(200);
        assertThat(after.get("/Users?count=0").status()).isEqualTo(200);
        service.bean(MovableClock.class).move(Duration.ofHours(25));
        refused(before.get("/Users?count=0"), 401, "");
        assertThat(after.get("/Users?count=0").status()).isEqualTo(200);
        assertThat(
                        service.count(
                                "select count(*) from auth.scim_tokens where hash = ? or hash = ?",
                                before.token().getBytes(StandardCharsets.UTF_8),
                                after.token().getBytes(StandardCharsets.UTF_8)))
                .isZero();
        Directory.shutOut(service, ADMIN);
        refused(after.get("/Users?count=0"), 401, "");
        lumiere = Directory.of(service, ADMIN);
    }

    @Test
    void onlyWhoManagesProgramsLetsADirectoryIn() {
        var token = browser.login("e0012@lumiere.demo", AuthAlone.PASSWORD).token();
        for (var method : List.of("GET", "POST", "DELETE")) {
            assertThat(browser.as(token, method, "/api/v1/auth/scim-client", "{}").status())
                    .isEqualTo(403);
        }
        assertThat(Directory.asAdmin(service, ADMIN, "DELETE", "", null, null).status())
                .isEqualTo(428);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "\"x\"",
                "{\"userName\":",
                "{\"userName\":[\"a\",\"b\"]}",
                "{\"userName\":{}}",
                "{\"userName\":\"x\"}",
                "{\"userName\":\"a@b\",\"userName\":\"c\"}",
                "{\"userName\":\"x@lumiere.demo\\u0000\"}",
                "{\"userName\":\"x@lumiere.demo\",\"emails\":7}",
                "{\"userName\":\"x@lumiere.demo\",\"active\":\"maybe\"}",
                "{\"userName\":\"x@lumiere.demo\",\"displayName\":\"a\\nb\"}",
                "{\"userName\":\"x@lumiere.demo\",\"name\":\"Zoé\"}",
                "{\"userName\":\"x@lumiere.demo\",\"emails\":[{\"value\":\"a@lumiere.demo\",\"primary\":true},{\"value\":\"b@lumiere.demo\",\"primary\":true}]}",
            })
    void whatIsNoUserIsRefused(String body) {
        var answer = lumiere.post("/Users", body);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(400);
        refused(answer, 400, answer.json().path("scimType").asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"\\u0000\"",
                "userName eq \"a\\u0000b\"",
                "externalId eq \"\\u0000\"",
                "userName eq \"x\" and externalId eq \"\\u0007\"",
                "emails[value eq \"\\u0000\"]",
            })
    void aFilterWithControlCharactersIsRefused(String filter) {
        var query = "/Users?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
        refused(lumiere.get(query), 400, "invalidFilter");
        var search = Browser.json("filter", filter);
        refused(lumiere.post("/Users/.search", search), 400, "invalidFilter");
    }

    @Test
    void aGroupIsNotLookedForByWhatNoneIsCalled() {
        refused(
                lumiere.get("/Groups?filter=displayName%20eq%20%22%5Cu0000%22"),
                400,
                "invalidFilter");
        var id = lumiere.makes("described@lumiere.demo").path("id").asString();
        var hidden =
                "{\"op\":\"add\",\"path\":\"emails[type eq \\\"\\\\u0000\\\"].value\","
                        + "\"value\":\"d@lumiere.demo\"}";
        var answer = lumiere.patch("/Users/" + id, hidden);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(400);
    }

    @Test
    void aBodyOfAnotherKindIsRefused() {
        refused(lumiere.send("POST", "/Users", "<x/>", "X-Nothing", "x"), 400, "invalidSyntax");
        var request =
                browser.request("/scim/v2/Users")
                        .setHeader("Content-Type", "text/xml")
                        .header("Authorization", "Bearer " + lumiere.token())
                        .POST(BodyPublishers.ofString("<x/>"));
        refused(browser.send(request), 415, "");
    }
}
