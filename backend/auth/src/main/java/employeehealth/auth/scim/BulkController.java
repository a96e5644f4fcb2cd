package employeehealth.auth.scim;

import employeehealth.auth.AuthSettings;
import employeehealth.auth.scim.schema.ScimRefusal;
import employeehealth.shared.access.Public;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Several operations in one request (RFC 7644, 3.7), each by itself: what one has done stays, if
 * another fails. Public as the others: the token says whose they are.
 */
@RestController
class BulkController {

    private final ScimCallers callers;
    private final Requests requests;
    private final BulkOperations operations;
    private final int most;

    BulkController(
            ScimCallers callers,
            Requests requests,
            BulkOperations operations,
            AuthSettings settings) {
        this.callers = callers;
        this.requests = requests;
        this.operations = operations;
        this.most = settings.scim().mostOperations();
    }

    @PostMapping("/scim/v2/Bulk")
    @Public
    ResponseEntity<ObjectNode> bulk(
            HttpServletRequest request, @RequestBody(required = false) byte @Nullable [] body) {
        return callers.serve(
                request,
                client -> {
                    var bulk = requests.body(request, body);
                    var failOnErrors = bulk.path("failOnErrors").asInt(Integer.MAX_VALUE);
                    return answer(run(client, given(bulk), Math.max(1, failOnErrors)));
                });
    }

    private List<JsonNode> given(ObjectNode bulk) {
        var given = bulk.path("Operations");
        if (!given.isArray()) {
            throw ScimRefusal.invalidSyntax("there are no Operations");
        }
        if (given.size() > most) {
            throw new ScimRefusal(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "tooMany",
                    "at most " + most + " operations are done in one request");
        }
        return new ArrayList<>(given.valueStream().toList());
    }

    /** Whoever names what another one makes waits for it, in whatever order they were sent. */
    private List<ObjectNode> run(ScimClient client, List<JsonNode> waiting, int failOnErrors) {
        var done = new ArrayList<ObjectNode>();
        var made = new BulkIds();
        var errors = 0;
        while (!waiting.isEmpty() && errors < failOnErrors) {
            var next = waiting.stream().filter(made::hasAllOf).findFirst();
            var operation = next.orElseGet(waiting::getFirst);
            waiting.remove(operation);
            var result =
                    next.isPresent()
                            ? operations.run(client, operation, made)
                            : BulkOperations.refused(operation, BulkIds.unknown());
            done.add(result);
            errors += result.path("status").asString("").startsWith("2") ? 0 : 1;
        }
        return done;
    }

    private static ResponseEntity<ObjectNode> answer(List<ObjectNode> done) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(ScimAnswers.MESSAGES + "BulkResponse");
        body.putArray("Operations").addAll(done);
        return ScimAnswers.ok(body);
    }
}
