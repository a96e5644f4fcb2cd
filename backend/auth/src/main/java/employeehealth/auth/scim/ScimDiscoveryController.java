package employeehealth.auth.scim;

import employeehealth.auth.AuthSettings;
import employeehealth.auth.scim.schema.Descriptions;
import employeehealth.auth.scim.schema.ScimRefusal;
import employeehealth.shared.access.Public;
import employeehealth.shared.settings.PlatformSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What directories can do here (RFC 7644, 4), for those that are let in. */
@RestController
@RequestMapping("/scim/v2")
class ScimDiscoveryController {

    private static final long LONGEST_BODY = 256 * 1024;

    private final ScimCallers callers;
    private final AuthSettings.Scim limits;
    private final Descriptions descriptions;
    private final String base;

    ScimDiscoveryController(ScimCallers callers, AuthSettings settings, PlatformSettings platform) {
        this.callers = callers;
        this.limits = settings.scim();
        this.base = platform.publicUrl() + "/scim/v2";
        this.descriptions = new Descriptions(base);
    }

    @GetMapping("/ServiceProviderConfig")
    @Public
    ResponseEntity<ObjectNode> configuration(HttpServletRequest request) {
        return callers.serve(request, client -> ScimAnswers.ok(configuration()));
    }

    private ObjectNode configuration() {
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig");
        body.putObject("patch").put("supported", true);
        body.putObject("bulk")
                .put("supported", true)
                .put("maxOperations", limits.mostOperations())
                .put("maxPayloadSize", LONGEST_BODY);
        body.putObject("filter").put("supported", true).put("maxResults", limits.mostPerPage());
        body.putObject("changePassword").put("supported", false);
        body.putObject("sort").put("supported", true);
        body.putObject("etag").put("supported", true);
        body.putArray("authenticationSchemes")
                .addObject()
                .put("type", "oauthbearertoken")
                .put("name", "Bearer token")
                .put("description", "The token that an administrator of the company has made")
                .put("primary", true);
        body.putObject("meta")
                .put("resourceType", "ServiceProviderConfig")
                .put("location", base + "/ServiceProviderConfig");
        return body;
    }

    @GetMapping("/ResourceTypes")
    @Public
    ResponseEntity<ObjectNode> types(HttpServletRequest request) {
        return callers.serve(request, client -> listed(request, descriptions.types()));
    }

    @GetMapping("/ResourceTypes/{name}")
    @Public
    ResponseEntity<ObjectNode> type(@PathVariable String name, HttpServletRequest request) {
        return callers.serve(request, client -> one(descriptions.types(), name));
    }

    @GetMapping("/Schemas")
    @Public
    ResponseEntity<ObjectNode> schemas(HttpServletRequest request) {
        return callers.serve(request, client -> listed(request, descriptions.schemas()));
    }

    @GetMapping("/Schemas/{name}")
    @Public
    ResponseEntity<ObjectNode> schema(@PathVariable String name, HttpServletRequest request) {
        return callers.serve(request, client -> one(descriptions.schemas(), name));
    }

    /** A directory is nobody in its own list. */
    @GetMapping("/Me")
    @Public
    ResponseEntity<ObjectNode> me(HttpServletRequest request) {
        return callers.serve(
                request,
                client -> {
                    throw new ScimRefusal(
                            HttpStatus.NOT_IMPLEMENTED, null, "a directory is no user");
                });
    }

    /** Whatever else is asked for is not there, in the words of SCIM. */
    @RequestMapping("/**")
    @Public
    ResponseEntity<ObjectNode> nothing(HttpServletRequest request) {
        return callers.serve(
                request,
                client -> {
                    throw ScimRefusal.notFound();
                });
    }

    private static ResponseEntity<ObjectNode> one(List<ObjectNode> all, String id) {
        return all.stream()
                .filter(each -> each.path("id").asString("").equalsIgnoreCase(id))
                .findFirst()
                .map(ScimAnswers::ok)
                .orElseThrow(ScimRefusal::notFound);
    }

    private static ResponseEntity<ObjectNode> listed(
            HttpServletRequest request, List<ObjectNode> all) {
        if (request.getParameter("filter") != null) {
            throw new ScimRefusal(HttpStatus.FORBIDDEN, null, "these are not filtered");
        }
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(ScimAnswers.MESSAGES + "ListResponse");
        body.put("totalResults", all.size());
        body.put("startIndex", 1);
        body.put("itemsPerPage", all.size());
        body.putArray("Resources").addAll(all);
        return ScimAnswers.ok(body);
    }
}
