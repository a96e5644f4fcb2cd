package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody withdraws ends everywhere within a minute; and they see who saw their file. */
class ConsentsTest {

    private static final String CONSENTS = "/api/v1/profile/consents";
    private static final String CHECKS = "/api/v1/triage/assessments/";
    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    private static Visitor decide(Visitor who, String purpose, boolean granted) {
        var answer =
                who.put(CONSENTS + "/" + purpose, Map.of("granted", granted, "textVersion", 1));
        assertThat(answer.status()).as(answer::text).isEqualTo(200);
        return who;
    }

    /** Whoever announces the reminder heard of it by news. */
    @ParameterizedTest
    @EnumSource(Topology.class)
    void whoStopsRemindersGetsNoneThatTheyAskedForBefore(Topology topology) throws SQLException {
        var running = topology.running();
        var karim = running.visitor().signIn("karim@lumiere.demo");
        var start = Instant.now();
        var check = check(karim);
        assertThat(karim.put(check + "/check-back", Map.of("hours", 24)).status()).isEqualTo(200);

        decide(karim, "reminders", false);
        waitUntilStopped(karim, check, true);
        karim.put(check + "/check-back", Map.of("hours", 6))
                .problem(409, "triage/reminders-stopped");
        becomeDue(running, check);
        assertThat(reminders(running, karim, start)).isEmpty();

        decide(karim, "reminders", true);
        waitUntilStopped(karim, check, false);
        assertThat(karim.put(check + "/check-back", Map.of("hours", 24)).status()).isEqualTo(200);
        becomeDue(running, check);
        Neighbour.waitUntil(
                "the reminder is sent",
                A_MINUTE,
                () -> reminders(running, karim, start).equals(List.of("sent")));
    }

    /** What was announced before the withdrawal arrived ends where the mail is sent. */
    @ParameterizedTest
    @EnumSource(Topology.class)
    void whoStopsRemindersGetsNoneThatIsOnItsWay(Topology topology) throws SQLException {
        var running = topology.running();
        var karim = running.visitor().signIn("karim@lumiere.demo");
        var start = Instant.now();
        var check = check(karim);
        decide(karim, "reminders", true);
        waitUntilStopped(karim, check, false);
        assertThat(karim.put(check + "/check-back", Map.of("hours", 24)).status()).isEqualTo(200);

        decide(karim, "reminders", false);
        waitUntilStopped(karim, check, true);
        asIfItHadNotArrived(running, karim);
        becomeDue(running, check);
        Neighbour.waitUntil(
                "the reminder is not sent",
                A_MINUTE,
                () -> reminders(running, karim, start).equals(List.of("withdrawn")));
        decide(karim, "reminders", true);
    }

    private static void waitUntilStopped(Visitor who, String check, boolean stopped) {
        Neighbour.waitUntil(
                "the decision has arrived",
                A_MINUTE,
                () -> who.get(check + "/follow-up").json().path("stopped").asBoolean() == stopped);
    }

    private static void asIfItHadNotArrived(Topology.Running running, Visitor who)
            throws SQLException {
        try (var owner = Connections.of(running.data()).as("owner");
                var allowed =
                        owner.prepareStatement(
                                "update triage.reminder_choices set allowed = true"
                                        + " where person_id = cast(? as uuid)")) {
            allowed.setString(1, id(who));
            assertThat(allowed.executeUpdate()).isEqualTo(1);
        }
    }

    private static String check(Visitor who) {
        return CHECKS
                + who.post(
                                "/api/v1/triage/assessments",
                                Map.of("text", "Mal de gorge", "language", "fr"))
                        .json()
                        .path("id")
                        .asString();
    }

    /** Lets a day pass for the reminders of that check, and waits until they were looked at. */
    private static void becomeDue(Topology.Running running, String check) throws SQLException {
        var id = check.substring(CHECKS.length());
        var connections = Connections.of(running.data());
        try (var owner = connections.as("owner");
                var due =
                        owner.prepareStatement(
                                "update platform.jobs set execution_time = now() where task_name ="
                                        + " 'triage.check-back' and task_instance like ?")) {
            due.setString(1, id + "%");
            assertThat(due.executeUpdate()).isEqualTo(1);
        }
        Neighbour.waitUntil("the job has run", A_MINUTE, () -> waiting(connections, id).isEmpty());
    }

    private static List<String> waiting(Connections connections, String id) {
        try {
            return connections.column(
                    String.class,
                    "select task_instance from platform.jobs where task_name = 'triage.check-back'"
                            + " and task_instance like ? || '%'",
                    id);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(Visitor who) {
        return who.get("/api/v1/auth/me").json().path("id").asString();
    }

    private static List<String> reminders(Topology.Running running, Visitor who, Instant since) {
        try {
            return Connections.of(running.data())
                    .column(
                            String.class,
                            "select state from notifications.deliveries where notice = 'reminder'"
                                    + " and happened_at >= '"
                                    + since
                                    + "' and person_id = cast(? as uuid)",
                            id(who));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void symptomChecksUseTheProfileWhileItIsAllowedAndNoMomentLonger(Topology topology) {
        var claire = topology.running().visitor().signIn("claire@lumiere.demo");
        decide(claire, "triage-profile", false);
        var profile = claire.get("/api/v1/profile");
        assertThat(
                        claire.with("If-Match", profile.header("ETag"))
                                .put(
                                        "/api/v1/profile",
                                        Map.of(
                                                "birthDate",
                                                "1990-05-04",
                                                "sexAtBirth",
                                                "female",
                                                "medications",
                                                List.of(
                                                        Map.of(
                                                                "code",
                                                                Map.of(
                                                                        "system",
                                                                        "https://employee-health.example/terms/medications",
                                                                        "code",
                                                                        "apixaban")))))
                                .status())
                .isEqualTo(200);
        var without = claire.get("/api/v1/triage/facts").json();
        assertThat(without.path("consent").asString()).isEqualTo("refused");
        assertThat(without.has("age")).isFalse();

        decide(claire, "triage-profile", true);
        var facts = claire.with("Accept-Language", "fr").get("/api/v1/triage/facts").json();
        assertThat(facts.path("sex").asString()).isEqualTo("female");
        assertThat(facts.path("anticoagulated").asBoolean()).isTrue();
        assertThat(facts.at("/because/anticoagulated/0").asString()).isEqualTo("Apixaban");

        decide(claire, "triage-profile", false);
        assertThat(claire.get("/api/v1/triage/facts").json().has("anticoagulated")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void aNurseWhoBreaksTheGlassIsSeenWithNameAndReason(Topology topology) {
        var running = topology.running();
        var claire = running.visitor().signIn("claire@lumiere.demo");
        var check = check(claire);
        assertThat(
                        running.visitor()
                                .signIn("nurse@lumiere.demo")
                                .stepUp()
                                .with("X-Access-Reason", "Inconsciente%20dans%20le%20couloir")
                                .get(check)
                                .status())
                .isEqualTo(200);

        var seen = claire.get("/api/v1/profile/accesses?limit=2").json();

        assertThat(seen.at("/items/0/action").asString()).isEqualTo("triage.assessment.read");
        assertThat(seen.at("/items/0/kind").asString()).isEqualTo("assessment");
        assertThat(seen.at("/items/0/purpose").asString()).isEqualTo("break-glass");
        assertThat(seen.at("/items/0/name").asString()).isNotBlank();
        assertThat(seen.at("/items/1/reason").asString()).isEqualTo("Inconsciente dans le couloir");
        assertThat(
                        running.visitor()
                                .signIn("karim@lumiere.demo")
                                .get("/api/v1/profile/accesses?limit=100")
                                .text())
                .doesNotContain("couloir");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hr", "admin", "dpo", "auditor", "physician"})
    void nobodyElseHasAnAddressForIt(String account) {
        var other = Topology.ONE_PROCESS.running().visitor().signIn(account + "@lumiere.demo");
        other.get(CONSENTS).problem(403, "platform/forbidden");
        other.get("/api/v1/profile/accesses").problem(403, "platform/forbidden");
        other.get("/api/v1/triage/facts").problem(403, "platform/forbidden");
    }

    @Test
    void whatIsForServicesIsThereForNobodyElse() {
        var claire = Topology.ONE_PROCESS.running().visitor().signIn("claire@lumiere.demo");
        claire.get("/internal/profile/facts").problem(404, "platform/not-found");
        claire.get(
                        "/internal/profile/consents/"
                                + UUID.randomUUID()
                                + "/REMINDERS?company="
                                + UUID.randomUUID())
                .problem(404, "platform/not-found");
    }

    @Test
    void badAnswersAreRefused() {
        var claire = Topology.ONE_PROCESS.running().visitor().signIn("claire@lumiere.demo");
        var wearables = CONSENTS + "/wearables";
        claire.put(wearables, Map.of("granted", true, "textVersion", 99))
                .problem(400, "platform/invalid-input");
        claire.put(wearables, Map.of("granted", true)).problem(400, "platform/invalid-input");
        claire.put(wearables, Map.of("textVersion", 1)).problem(400, "platform/invalid-input");
        claire.put(wearables, Map.of("granted", true, "textVersion", 1, "person", "x"))
                .problem(400, "platform/invalid-input");
        claire.put(CONSENTS + "/newsletter", Map.of("granted", true, "textVersion", 1))
                .problem(404, "platform/not-found");
        claire.get("/api/v1/profile/accesses?cursor=x").problem(400, "platform/invalid-input");
    }
}
