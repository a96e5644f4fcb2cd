package employeehealth.triage.governance;

import static employeehealth.contracts.access.Permission.PROTOCOLS_AUTHOR;
import static employeehealth.contracts.access.Permission.PROTOCOLS_SIGN;

import employeehealth.engine.ProtocolRef;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.TriageDatabase;
import employeehealth.triage.protocol.Protocols;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of what is in force, for whoever writes the next version to begin with. */
@RestController
@RequestMapping("/api/v1/triage/protocols/{protocol}/expected")
class ExpectedController {

    private final TriageDatabase database;
    private final Drafts drafts;
    private final Protocols protocols;
    private final JsonMapper json;

    ExpectedController(
            TriageDatabase database, Drafts drafts, Protocols protocols, JsonMapper json) {
        this.database = database;
        this.drafts = drafts;
        this.protocols = protocols;
        this.json = json;
    }

    @GetMapping
    @Audience({PROTOCOLS_AUTHOR, PROTOCOLS_SIGN})
    Table expected(Me me, @PathVariable String protocol) {
        var known =
                protocols.of(me.healthService()).references().stream()
                        .filter(one -> one.id().equals(protocol))
                        .findFirst()
                        .orElseThrow(Problem::notFound);
        return new Table(
                database.read(() -> drafts.find(known.id(), known.version()))
                        .filter(draft -> draft.publishedAt() != null)
                        .map(draft -> rows(draft))
                        .orElseGet(() -> shipped(known)),
                null);
    }

    private List<ExpectedRow> rows(Draft draft) {
        return json.readValue(draft.expected(), new TypeReference<List<ExpectedRow>>() {});
    }

    /** As the tests of the platform read it; none for what asks no question of its own. */
    private static List<ExpectedRow> shipped(ProtocolRef known) {
        var table = new ClassPathResource("protocols/expected/" + known.id() + ".csv");
        if (!table.exists()) {
            return List.of();
        }
        try {
            return table.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> row(line.split(";", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExpectedRow row(String[] cells) {
        return new ExpectedRow(
                cells[0],
                cells[1],
                cells[2].isEmpty() ? null : Double.valueOf(cells[2]),
                cells[3].isEmpty() ? null : cells[3],
                cells[4].isEmpty() ? null : cells[4].replace("all=", ""),
                cells[5]);
    }

    /** Comes whole. */
    record Table(List<ExpectedRow> items, @Nullable String next) {}
}
