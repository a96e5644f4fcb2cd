package employeehealth.gateway.page;

import employeehealth.shared.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The web pages: the static export in the class path folder {@code web}, and the description of the
 * API. Only files found at the start exist; each is read when first asked for and then kept, for
 * they are a few megabytes in all and never change while we run.
 */
@Component
public final class Pages {

    private static final String FOLDER = "web/";
    private static final String POLICY = "/csp.txt";
    private static final String NOT_FOUND = "/404.html";

    /** Without a built export there is still our own style sheet to serve. */
    private static final String NO_EXPORT_POLICY = "default-src 'self'; frame-ancestors 'none'";

    private static final String[] NEVER_PAGES = {
        "/api/",
        "/problems/",
        "/internal/",
        "/oauth2/",
        "/.well-known/",
        "/scim/",
        "/fhir/",
        "/odata/",
        "/userinfo",
        "/error"
    };

    private final Map<String, Resource> files;
    private final Map<String, Page> kept = new ConcurrentHashMap<>();
    private final String policy;

    Pages() {
        this.files = found();
        var written = files.remove(POLICY);
        this.policy = written == null ? NO_EXPORT_POLICY : text(written).strip();
        var description = new ClassPathResource("openapi.json");
        if (description.exists()) {
            files.put("/api/v1/openapi.json", description);
        }
    }

    /** Answers if the path is a page's; false if it is for the controllers to answer. */
    public boolean serve(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var file = path.endsWith("/") ? path + "index.html" : path;
        var exists = files.containsKey(file) && !isCompressedForm(file);
        var method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            if (exists) {
                response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
                throw new Problem(HttpStatus.METHOD_NOT_ALLOWED, "platform/method-not-allowed");
            }
            return false;
        }
        if (exists) {
            describe(path, response);
            page(file).send(HttpServletResponse.SC_OK, request, response);
            return true;
        }
        if (files.containsKey(path + "/index.html")) {
            toFolder(path, request, response);
            return true;
        }
        if (isForReader(path, request) && files.containsKey(NOT_FOUND)) {
            describe(NOT_FOUND, response);
            page(NOT_FOUND).send(HttpServletResponse.SC_NOT_FOUND, request, response);
            return true;
        }
        return false;
    }

    private static boolean isCompressedForm(String file) {
        return file.endsWith(".br") || file.endsWith(".gz");
    }

    /** Relative links of a page work only below its closing slash. */
    private static void toFolder(
            String path, HttpServletRequest request, HttpServletResponse response) {
        var query = request.getQueryString();
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader(HttpHeaders.LOCATION, path + "/" + (query == null ? "" : "?" + query));
    }

    /** Names below {@code _next/static} contain the hash of what they hold; others may change. */
    private void describe(String path, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                path.startsWith("/_next/static/")
                        ? "public, max-age=31536000, immutable"
                        : "no-cache");
    }

    /** A person looking for a page gets a page; a program gets a problem document. */
    private static boolean isForReader(String path, HttpServletRequest request) {
        for (var other : NEVER_PAGES) {
            if (path.startsWith(other)) {
                return false;
            }
        }
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains("text/html");
    }

    private Page page(String path) {
        return kept.computeIfAbsent(
                path, p -> Page.of(p, file(p), files.get(p + ".br"), files.get(p + ".gz")));
    }

    private Resource file(String path) {
        return Objects.requireNonNull(files.get(path), path);
    }

    private static Map<String, Resource> found() {
        try {
            var files = new HashMap<String, Resource>();
            for (var folder : Collections.list(Pages.class.getClassLoader().getResources(FOLDER))) {
                addAll(folder.toString(), files);
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addAll(String folder, Map<String, Resource> files) throws IOException {
        for (var file : new PathMatchingResourcePatternResolver().getResources(folder + "**")) {
            var address = file.getURL().toString();
            if (!address.endsWith("/") && file.isReadable()) {
                var path = address.substring(folder.length() - 1);
                files.putIfAbsent(StringUtils.uriDecode(path, StandardCharsets.UTF_8), file);
            }
        }
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
