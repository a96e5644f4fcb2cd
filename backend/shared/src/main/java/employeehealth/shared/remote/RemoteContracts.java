package employeehealth.shared.remote;

import employeehealth.contracts.Polled;
import employeehealth.shared.access.Caller;
import employeehealth.shared.access.ServiceTokens;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.problem.ProblemDocument;
import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.settings.StartRefused;
import employeehealth.shared.web.Trace;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the HTTP client of a contract whose service runs in another process. The caller's identity
 * and language travel along; an answer that takes longer than the deadline counts as none, and a
 * neighbour that gives none is not asked for a while, except for what is {@link Polled}.
 */
public final class RemoteContracts {

    private static final String POLLED = Polled.class.getName();

    private static final Duration DEADLINE = Duration.ofSeconds(3);

    /** Longest use of one connection, so that a renewed certificate is soon the one in use. */
    private static final TimeValue LIFE = TimeValue.ofMinutes(10);

    private final PlatformSettings settings;
    private final ServiceTokens tokens;
    private final Circuits circuits;
    private final RestClient.Builder http;

    public RemoteContracts(
            PlatformSettings settings,
            ServiceTokens tokens,
            MutualTls tls,
            Circuits circuits,
            ObservationRegistry observations) {
        this.settings = settings;
        this.circuits = circuits;
        this.tokens = tokens;
        // Lenient on purpose: a neighbour of a newer version may say more than we know.
        var json =
                JsonMapper.builder()
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                        .build();
        this.http =
                RestClient.builder()
                        .observationRegistry(observations)
                        .configureMessageConverters(
                                c -> c.withJsonConverter(new JacksonJsonHttpMessageConverter(json)))
                        .requestFactory(new HttpComponentsClientHttpRequestFactory(client(tls)))
                        .defaultStatusHandler(
                                HttpStatusCode::isError,
                                (request, response) -> {
                                    throw problem(json, response);
                                });
    }

    /** A client that speaks to the service at its {@code REMOTE_<SERVICE>} address. */
    public <T> T client(Class<T> contract, String service) {
        var base = settings.remotes().get(service);
        if (base == null) {
            throw new StartRefused(
                    "The service "
                            + service
                            + " does not run here: set REMOTE_"
                            + service.toUpperCase(Locale.ROOT)
                            + " to its address.");
        }
        var circuit = circuits.of(service);
        var rest =
                http.clone()
                        .baseUrl(base.toString())
                        .requestInitializer(request -> identify(service, request.getHeaders()))
                        .requestInterceptor((request, body, next) ->
                                request.getAttributes().containsKey(POLLED)
                                        ? circuit.poll(() -> next.execute(request, body))
                                        : circuit.call(
                                                false,
                                                request.getMethod() == HttpMethod.GET,
                                                () -> next.execute(request, body)))
                        .build();
        var calls =
                HttpServiceProxyFactory.builderFor(RestClientAdapter.create(rest))
                        .httpRequestValuesProcessor((method, parameters, arguments, values) -> {
                            if (method.isAnnotationPresent(Polled.class)) {
                                values.addAttribute(POLLED, true);
                            }
                        })
                        .build()
                        .createClient(contract);
        return NeverInTransaction.guard(contract, calls);
    }

    private void identify(String service, HttpHeaders headers) {
        headers.set(ServiceTokens.HEADER, tokens.mint(service));
        headers.set(Trace.HEADER, Trace.parent(Trace.current()));
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, LocaleContextHolder.getLocale().toLanguageTag());
        Caller.token().ifPresent(headers::setBearerAuth);
    }

    private static Problem problem(JsonMapper json, ClientHttpResponse response)
            throws IOException {
        try {
            var document = json.readValue(response.getBody().readAllBytes(), ProblemDocument.class);
            var faults =
                    Objects.requireNonNullElse(document.errors(), List.<ProblemDocument.Fault>of())
                            .stream()
                            .map(fault -> new FieldFault(fault.field(), fault.message()))
                            .toList();
            var relayed =
                    Problem.relayed(
                            HttpStatus.valueOf(document.status()),
                            document.type().replaceFirst("^/problems/", ""),
                            document.title(),
                            document.detail(),
                            faults);
            var wait = response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
            return wait == null
                    ? relayed
                    : relayed.retryAfter(Duration.ofSeconds(Long.parseLong(wait)));
        } catch (RuntimeException notAProblem) {
            return Problem.unavailable();
        }
    }

    /** No answer in time, or none at all, is one and the same to a caller. */
    static Problem translated(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        if (failure instanceof RestClientException) {
            return Problem.unavailable();
        }
        throw failure;
    }

    private static org.apache.hc.client5.http.classic.HttpClient client(MutualTls tls) {
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(tls.strategy())
                        .setMaxConnPerRoute(64)
                        .setMaxConnTotal(256)
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(Timeout.of(DEADLINE))
                                        .setSocketTimeout(Timeout.of(DEADLINE))
                                        .setTimeToLive(LIFE)
                                        .setValidateAfterInactivity(Timeout.ofSeconds(2))
                                        .build())
                        .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setResponseTimeout(Timeout.of(DEADLINE))
                                .setConnectionRequestTimeout(Timeout.of(DEADLINE))
                                .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
    }
}
