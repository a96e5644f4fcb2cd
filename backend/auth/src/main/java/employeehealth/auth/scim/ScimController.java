package employeehealth.auth.scim;

import employeehealth.auth.scim.patch.Patch;
import employeehealth.shared.access.Public;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * People and groups of a company, kept by its directory (RFC 7644). Public: the directory's token,
 * which is none of ours for people, says whose they are.
 */
@RestController
@RequestMapping("/scim/v2/{kind:Users|Groups}")
class ScimController {

    private final ScimCallers callers;
    private final Requests requests;
    private final Kinds kinds;

    ScimController(ScimCallers callers, Requests requests, Kinds kinds) {
        this.callers = callers;
        this.requests = requests;
        this.kinds = kinds;
    }

    @GetMapping
    @Public
    ResponseEntity<ObjectNode> list(@PathVariable String kind, HttpServletRequest request) {
        var resources = kinds.named(kind);
        return callers.serve(
                request,
                client -> {
                    var query = requests.query(resources.type(), request);
                    return listed(
                            resources.list(query),
                            query,
                            Requests.projection(resources.type(), request));
                });
    }

    /** As {@code list}, with names that belong into no address. */
    @PostMapping("/.search")
    @Public
    ResponseEntity<ObjectNode> search(
            @PathVariable String kind,
            HttpServletRequest request,
            @RequestBody(required = false) byte @Nullable [] body) {
        var resources = kinds.named(kind);
        return callers.serve(
                request,
                client -> {
                    var search = requests.body(request, body);
                    var query = requests.query(resources.type(), search);
                    return listed(
                            resources.list(query),
                            query,
                            Requests.projection(resources.type(), search));
                });
    }

    private static ResponseEntity<ObjectNode> listed(
            ListQuery.Found found, ListQuery query, Projection projection) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(ScimAnswers.MESSAGES + "ListResponse");
        body.put("totalResults", found.total());
        body.put("startIndex", query.startIndex());
        body.put("itemsPerPage", found.page().size());
        var shown = body.putArray("Resources");
        found.page().forEach(each -> shown.add(projection.of(each.body())));
        return ScimAnswers.ok(body);
    }

    @GetMapping("/{id}")
    @Public
    ResponseEntity<ObjectNode> find(
            @PathVariable String kind,
            @PathVariable String id,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known,
            HttpServletRequest request) {
        var resources = kinds.named(kind);
        return callers.serve(
                request,
                client -> {
                    var found = resources.find(id);
                    return known != null && Rendering.names(known, found)
                            ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                                    .header(HttpHeaders.ETAG, found.version())
                                    .build()
                            : shown(HttpStatus.OK, found, resources, request);
                });
    }

    @PostMapping
    @Public
    ResponseEntity<ObjectNode> create(
            @PathVariable String kind,
            HttpServletRequest request,
            @RequestBody(required = false) byte @Nullable [] body) {
        var resources = kinds.named(kind);
        return callers.serve(
                request,
                client ->
                        shown(
                                HttpStatus.CREATED,
                                resources.create(client, requests.body(request, body)),
                                resources,
                                request));
    }

    @PutMapping("/{id}")
    @Public
    ResponseEntity<ObjectNode> replace(
            @PathVariable String kind,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            HttpServletRequest request,
            @RequestBody(required = false) byte @Nullable [] body) {
        var resources = kinds.named(kind);
        return callers.serve(
                request,
                client -> {
                    var given = requests.body(request, body);
                    return changed(client, resources, id, ifMatch, before -> given, request);
                });
    }

    @PatchMapping("/{id}")
    @Public
    ResponseEntity<ObjectNode> patch(
            @PathVariable String kind,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            HttpServletRequest request,
            @RequestBody(required = false) byte @Nullable [] body) {
        var resources = kinds.named(kind);
        return callers.serve(
                request,
                client -> {
                    var given = requests.body(request, body);
                    return changed(
                            client,
                            resources,
                            id,
                            ifMatch,
                            before -> Patch.apply(resources.type(), before, given),
                            request);
                });
    }

    private static ResponseEntity<ObjectNode> changed(
            ScimClient client,
            Resources resources,
            String id,
            @Nullable String ifMatch,
            UnaryOperator<ObjectNode> change,
            HttpServletRequest request) {
        var changed = resources.change(client, id, ifMatch, change);
        return shown(HttpStatus.OK, changed, resources, request);
    }

    @DeleteMapping("/{id}")
    @Public
    ResponseEntity<Void> delete(
            @PathVariable String kind,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            HttpServletRequest request) {
        var resources = kinds.named(kind);
        return callers.serve(
                request,
                client -> {
                    resources.delete(client, id, ifMatch);
                    return ResponseEntity.noContent().build();
                });
    }

    private static ResponseEntity<ObjectNode> shown(
            HttpStatus status, Resource resource, Resources of, HttpServletRequest request) {
        return ResponseEntity.status(status)
                .contentType(ScimAnswers.SCIM)
                .cacheControl(CacheControl.noStore())
                .location(URI.create(resource.location()))
                .header(HttpHeaders.ETAG, resource.version())
                .body(Requests.projection(of.type(), request).of(resource.body()));
    }
}
