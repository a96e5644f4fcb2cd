package employeehealth.gateway.door;

import employeehealth.gateway.GatewaySettings;
import employeehealth.gateway.answer.AnswerValve;
import employeehealth.gateway.answer.StandingHeaders;
import employeehealth.gateway.limit.Capacity;
import employeehealth.gateway.limit.Lane;
import employeehealth.shared.access.ServiceTokens;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.remote.Circuits;
import employeehealth.shared.remote.MutualTls;
import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.web.BodyLimit;
import employeehealth.shared.web.Trace;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.classic.MinimalHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Hands a request to a neighbour and its answer back, both as they stream. The client library's
 * minimal form is used on purpose: no redirects, cookies, or decompression, which a proxy must not
 * do for its caller, and half the processor time. Reads alone are sent again, once, if the
 * neighbour was lost before it began to answer.
 */
@Component
final class Proxy implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Proxy.class);
    private static final int BUFFER = 16 * 1024;
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final String ALLOWED = String.join(", ", new TreeSet<>(METHODS));

    private final MinimalHttpClient client;
    private final MinimalHttpClient emergencies;
    private final RequestConfig limits;
    private final StandingHeaders standing;
    private final String publicScheme;
    private final String publicHost;
    private final ServiceTokens services;
    private final Circuits circuits;
    private final Upgrades upgrades;

    Proxy(
            GatewaySettings settings,
            PlatformSettings platform,
            StandingHeaders standing,
            ServiceTokens services,
            MutualTls tls,
            Circuits circuits,
            Upgrades upgrades) {
        this.services = services;
        this.standing = standing;
        this.circuits = circuits;
        this.upgrades = upgrades;
        this.publicScheme = String.valueOf(platform.publicUrl().getScheme());
        this.publicHost = String.valueOf(platform.publicUrl().getRawAuthority());
        this.limits =
                RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(settings.leaseWithin()))
                        .setResponseTimeout(Timeout.of(settings.answerWithin()))
                        .build();
        this.client = client(settings, tls);
        this.emergencies = client(settings, tls); // connections that nobody else can take
    }

    private static MinimalHttpClient client(GatewaySettings settings, MutualTls tls) {
        var connection =
                ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectWithin()))
                        .setSocketTimeout(Timeout.of(settings.answerWithin()))
                        .setTimeToLive(TimeValue.ofMinutes(10))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build();
        return HttpClients.createMinimal(
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(tls.strategy())
                        .setMaxConnPerRoute(settings.connections())
                        .setMaxConnTotal(settings.connections() * 10)
                        .setDefaultConnectionConfig(connection)
                        .build());
    }

    void relay(
            Neighbour neighbour,
            Lane lane,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!METHODS.contains(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, ALLOWED);
            throw new Problem(HttpStatus.METHOD_NOT_ALLOWED, "platform/method-not-allowed");
        }
        var outgoing = outgoing(neighbour, request);
        var complete = false;
        try {
            complete = giveBack(ask(neighbour, lane, outgoing), neighbour, response);
        } finally {
            if (!complete) {
                outgoing.cancel();
            }
        }
        if (!complete) {
            abandon(request, response);
        }
    }

    private ClassicHttpResponse ask(Neighbour neighbour, Lane lane, Outgoing outgoing) {
        var urgent = lane == Lane.EMERGENCY;
        try {
            return circuits.of(neighbour.service())
                    .call(
                            urgent,
                            isHarmlessTwice(outgoing),
                            () -> {
                                var context = HttpClientContext.create();
                                context.setRequestConfig(limits);
                                return (urgent ? emergencies : client)
                                        .executeOpen(neighbour.host(), outgoing, context);
                            });
        } catch (IOException e) {
            logLoss(neighbour, e);
            throw Problem.unavailable();
        }
    }

    private static boolean isHarmlessTwice(Outgoing outgoing) {
        return outgoing.getEntity() == null
                && (outgoing.getMethod().equals("GET") || outgoing.getMethod().equals("HEAD"));
    }

    /** True if there is a tunnel now, which gives the place back when it ends. */
    boolean tunnel(
            Neighbour neighbour,
            HttpServletRequest request,
            HttpServletResponse response,
            Capacity.Place place)
            throws IOException, ServletException {
        var outgoing = outgoing(neighbour, request);
        var headers = new ArrayList<Map.Entry<String, String>>();
        for (var header : outgoing.getHeaders()) {
            headers.add(Map.entry(header.getName(), header.getValue()));
        }
        return upgrades.open(neighbour, outgoing.getPath(), headers, request, response, place);
    }

    private Outgoing outgoing(Neighbour neighbour, HttpServletRequest request) throws IOException {
        var query = request.getQueryString();
        var path = neighbour.path() + request.getRequestURI();
        var out =
                new Outgoing(
                        request.getMethod(),
                        neighbour.host(),
                        query == null ? path : path + "?" + query);
        var connection = TravellingHeaders.connection(request);
        for (var names = request.getHeaderNames(); names.hasMoreElements(); ) {
            var name = names.nextElement();
            if (TravellingHeaders.inwards(name, connection)
                    && !TravellingHeaders.isForeignCookie(name, neighbour.service())) {
                for (var values = request.getHeaders(name); values.hasMoreElements(); ) {
                    out.addHeader(name, values.nextElement());
                }
            }
        }
        out.addHeader(Trace.HEADER, Trace.parent(Trace.id(request)));
        // A neighbour believes what is forwarded only from one of us.
        out.addHeader(ServiceTokens.HEADER, services.mint(neighbour.service()));
        out.addHeader("X-Forwarded-For", request.getRemoteAddr());
        out.addHeader("X-Forwarded-Proto", publicScheme);
        out.addHeader("X-Forwarded-Host", publicHost);
        var length = request.getContentLengthLong();
        if (BodyLimit.isFile(request)) {
            // Whoever sends it is known: what is in a file is held in no memory of ours.
            out.setEntity(new InputStreamEntity(new FromCaller(request), length, null));
        } else if (length > 0 || request.getHeader("Transfer-Encoding") != null) {
            // Whole (it is small, see BodyLimit) before the neighbour is bothered: otherwise
            // whoever sends slowly holds its connections, and needs no account for that.
            out.setEntity(new ByteArrayEntity(request.getInputStream().readAllBytes(), null));
        }
        return out;
    }

    /** False if the neighbour was lost before its answer was complete. */
    private static boolean giveBack(
            ClassicHttpResponse answer, Neighbour neighbour, HttpServletResponse response)
            throws IOException {
        response.setStatus(answer.getCode());
        var connection = answer.getFirstHeader("Connection");
        var ends = connection == null ? null : connection.getValue();
        for (var headers = answer.headerIterator(); headers.hasNext(); ) {
            var header = headers.next();
            if (header.getValue() != null
                    && TravellingHeaders.outwards(header.getName(), ends)
                    && !TravellingHeaders.isForeignCookie(header.getName(), neighbour.service())) {
                response.addHeader(header.getName(), header.getValue());
            }
        }
        var body = answer.getEntity();
        if (body == null) { // to HEAD, 204, 304
            var length = answer.getFirstHeader("Content-Length");
            if (length != null && answer.getCode() == HttpServletResponse.SC_OK) {
                response.setHeader("Content-Length", length.getValue());
            }
            return true;
        }
        if (body.getContentLength() >= 0) {
            response.setContentLengthLong(body.getContentLength());
        }
        return copy(body, neighbour, response);
    }

    private static boolean copy(HttpEntity body, Neighbour neighbour, HttpServletResponse response)
            throws IOException {
        var length = body.getContentLength();
        var buffer = new byte[length > 0 && length < BUFFER ? (int) length : BUFFER];
        var live = isLive(response);
        var in = body.getContent();
        var out = response.getOutputStream();
        while (true) {
            int n;
            try {
                n = in.read(buffer);
            } catch (IOException e) {
                logLoss(neighbour, e);
                return false;
            }
            if (n < 0) {
                return true;
            }
            out.write(buffer, 0, n);
            if (live) {
                out.flush();
            }
        }
    }

    /** Events are worth nothing if they wait for a buffer to be full. */
    private static boolean isLive(HttpServletResponse response) {
        var type = response.getContentType();
        return type != null && type.startsWith("text/event-stream");
    }

    /** What was begun cannot be taken back: then the caller must see that the end is missing. */
    private void abandon(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            AnswerValve.cutShort(request);
            return;
        }
        response.reset();
        standing.apply(response);
        response.setHeader("X-Request-Id", Trace.id(request));
        throw Problem.unavailable();
    }

    /** No message: those of libraries quote addresses and what they choked on. */
    private static void logLoss(Neighbour neighbour, IOException e) {
        log.warn("no answer from {}: {}", neighbour.service(), e.getClass().getSimpleName());
    }

    @Override
    public void destroy() throws IOException {
        client.close();
        emergencies.close();
    }
}
