package employeehealth.triage.governance;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.contracts.auth.Listed;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.TestIdempotency;
import employeehealth.triage.TestTriage;
import employeehealth.triage.assessment.TestStoredChecks;
import employeehealth.triage.protocol.Protocols;
import employeehealth.triage.protocol.Publications;
import employeehealth.triage.protocol.TestProtocols;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A health service with an author, a signatory, and a clock that can be put forward. */
final class TestGovernance {

    static final String PROTOCOL = "headache";
    static final String NEXT = "1.0.1";

    final TestTriage triage = new TestTriage();
    final Drafts drafts = new Drafts(triage.database());
    final Publications publications = TestProtocols.publications(triage.database());
    final Protocols protocols;
    final CheckDraft check = new CheckDraft(TestTriage.JSON);
    final EditDrafts edit;
    final Publish publish;

    final SimulateDraft simulate;

    private final CompanyId company = new CompanyId(Ids.next());
    private final HealthServiceId service = new HealthServiceId(Ids.next());
    final Me author = someone(service, Permission.PROTOCOLS_AUTHOR);
    final Me signatory = someone(service, Permission.PROTOCOLS_SIGN);

    private Duration later = Duration.ZERO;

    TestGovernance() {
        InstantSource source = () -> Instant.now().plus(later);
        Clock clock = source.withZone(ZoneOffset.UTC);
        protocols = TestProtocols.of(triage.database(), clock);
        var signatures = new Signatures(TestProtocols.key(), clock);
        var audit = TestAudit.at(clock);
        edit =
                new EditDrafts(
                        triage.database(),
                        drafts,
                        check,
                        signatures,
                        protocols,
                        publications,
                        new Named(),
                        TestIdempotency.at(clock),
                        audit,
                        TestTriage.JSON,
                        clock);
        publish =
                new Publish(
                        triage.database(),
                        drafts,
                        check,
                        signatures,
                        protocols,
                        publications,
                        TestIdempotency.at(clock),
                        audit,
                        clock);
        simulate =
                new SimulateDraft(
                        triage.database(),
                        drafts,
                        check,
                        TestStoredChecks.of(triage.database(), audit),
                        new Simulations(triage.database(), TestTriage.JSON),
                        protocols,
                        publications,
                        audit,
                        clock);
    }

    void pass(Duration time) {
        later = later.plus(time);
    }

    Me someone(HealthServiceId where, Permission... permissions) {
        return new Me(
                new PersonId(Ids.next()),
                company,
                where,
                new SessionId(Ids.next()),
                Set.of(),
                Set.of(permissions),
                Map.of(),
                "password");
    }

    /** The headache protocol that ships, as the next version. */
    ObjectNode next(String version) {
        var content = (ObjectNode) TestTriage.JSON.readTree(protocols.shipped().textOf(PROTOCOL));
        content.put("version", version);
        return content;
    }

    /** As many rows as a draft needs, of what the protocol answers anyway. */
    static List<ExpectedRow> rows() {
        return IntStream.range(0, 15)
                .mapToObj(n ->
                        n % 2 == 0
                                ? new ExpectedRow(
                                        "en",
                                        "The worst headache of my life, came on suddenly",
                                        20.0 + n,
                                        null,
                                        null,
                                        "ambulance")
                                : new ExpectedRow(
                                        "fr",
                                        "J’ai mal à la tête depuis trois jours",
                                        20.0 + n,
                                        "male",
                                        null,
                                        "consultation"))
                .toList();
    }

    Draft draft(JsonNode content) {
        return in(author, () -> edit.make(author, PROTOCOL, content, rows(), null));
    }

    /** Drafted, and signed by both. */
    Draft signed(String version) {
        var draft = draft(next(version));
        sign(author, draft);
        sign(signatory, draft);
        return draft;
    }

    Signature sign(Me me, Draft draft) {
        return in(
                me,
                () -> edit.sign(me, draft.protocol(), draft.version(), '"' + draft.tag() + '"'));
    }

    static <T> T in(Me me, Supplier<T> work) {
        return Tenant.of(me).get(work);
    }

    /** Everybody has a name. */
    private static final class Named implements DirectoryApi {

        @Override
        public List<Listed> page(CompanyId company, Page page) {
            return List.of();
        }

        @Override
        public List<Listed> named(CompanyId company, People people) {
            return people.ids().stream()
                    .map(id -> new Listed(id, "Dr " + id.toString().substring(30), "", null))
                    .toList();
        }
    }
}
