package employeehealth.shared.blobs;

import employeehealth.shared.access.Public;
import employeehealth.shared.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives a document to whoever has a link to it: below the addresses of the service that owns it.
 */
@RestController
final class LinkController {

    /** Shown in a frame of our own pages, it is in a box: no script, form, or origin. */
    private static final String INERT = "default-src 'none'; frame-ancestors 'self'; sandbox";

    private final ObjectProvider<DocumentLinks> links;

    LinkController(ObjectProvider<DocumentLinks> links) {
        this.links = links;
    }

    /** Public: the link is the proof, given to somebody signed in two minutes ago at most. */
    @GetMapping("/api/v1/{service}/blobs/{token}")
    @Public
    void content(
            @PathVariable String service,
            @PathVariable String token,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!request.getMethod().equals(HttpMethod.GET.name())) {
            // Whoever only looks ahead must not use it up.
            throw new Problem(HttpStatus.METHOD_NOT_ALLOWED, "platform/method-not-allowed");
        }
        var found = links.getObject().find(service, token);
        links.getObject().permit(service, found);
        var documents = links.getObject().documents();
        // Opened before it is used up: a store that is away costs nobody their link.
        try (var content =
                documents.open(found.use().person(), found.use().place(), found.blob())) {
            links.getObject().claim(found);
            response.setContentType(found.type().mediaType());
            response.setContentLengthLong(found.size());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    disposition(request, found.type())
                            + "; filename=\"document."
                            + found.type().ending()
                            + '"');
            response.setHeader("Content-Security-Policy", INERT);
            response.setHeader("X-Content-Type-Options", "nosniff");
            content.transferTo(response.getOutputStream());
        }
    }

    /**
     * In a frame what cannot do anything is shown. A PDF is given as a file: browsers refuse to
     * show one in a box, and outside of it we do not let one be shown.
     */
    private static String disposition(HttpServletRequest request, ContentType type) {
        return type != ContentType.PDF && "iframe".equals(request.getHeader("Sec-Fetch-Dest"))
                ? "inline"
                : "attachment";
    }
}
