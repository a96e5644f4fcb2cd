package employeehealth.auth.backchannel;

import employeehealth.auth.client.BackchannelUris;
import employeehealth.auth.oauth.PublicAddresses;
import employeehealth.shared.settings.PlatformSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Posts to programs of others, at addresses that somebody at a company has registered. Nothing of
 * what they answer is read but the status; no redirect is followed; and the address that a name
 * leads to is checked where the connection is made, so that it cannot become another one in
 * between.
 */
@Component
class ProgramDoor implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 32;
    private static final ContentType FORM = ContentType.create("application/x-www-form-urlencoded");

    private final boolean demo;
    private final Duration deadline;
    private final CloseableHttpClient http;
    private final ScheduledThreadPoolExecutor late =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().name("program-door").daemon().factory());

    @Autowired
    ProgramDoor(PlatformSettings platform) {
        this(platform.demo(), DEADLINE);
    }

    /**
     * @param demo whether this very machine may be called, too
     * @param deadline for the whole of a call
     */
    ProgramDoor(boolean demo, Duration deadline) {
        this.demo = demo;
        this.deadline = deadline;
        late.setRemoveOnCancelPolicy(true);
        var patience = Timeout.of(deadline);
        http =
                HttpClients.custom()
                        .setConnectionManager(
                                PoolingHttpClientConnectionManagerBuilder.create()
                                        .setDnsResolver(new Guard())
                                        .setMaxConnTotal(AT_ONCE)
                                        .setMaxConnPerRoute(AT_ONCE)
                                        .setDefaultConnectionConfig(
                                                ConnectionConfig.custom()
                                                        .setConnectTimeout(patience)
                                                        .setSocketTimeout(patience)
                                                        .build())
                                        .build())
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setConnectionRequestTimeout(patience)
                                        .setResponseTimeout(patience)
                                        .build())
                        .setConnectionReuseStrategy((request, response, context) -> false)
                        .setUserAgent("employee-health")
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .disableContentCompression()
                        .build();
    }

    /**
     * @return the status of the answer
     * @throws IOException if there was none in time, or we do not call there
     */
    int post(String address, String name, String value) throws IOException {
        if (!BackchannelUris.canBeCalled(address, demo)) {
            throw new IOException("not an address that we call");
        }
        var request = new HttpPost(URI.create(address));
        request.setEntity(
                new StringEntity(
                        name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8), FORM));
        var tooLate = late.schedule(request::cancel, deadline.toMillis(), TimeUnit.MILLISECONDS);
        try (var response =
                http.executeOpen(RoutingSupport.determineHost(request), request, null)) {
            return response.getCode();
        } catch (HttpException e) {
            throw new IOException("not an answer", e);
        } finally {
            tooLate.cancel(false);
        }
    }

    @Override
    public void close() throws IOException {
        late.shutdownNow();
        http.close();
    }

    /** Of several addresses all have to be public: which one is taken is not ours to say. */
    private final class Guard implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
            if (!Arrays.stream(addresses).allMatch(this::isAllowed)) {
                throw new UnknownHostException("not an address that we call");
            }
            return addresses;
        }

        private boolean isAllowed(InetAddress address) {
            return PublicAddresses.isPublic(address) || demo && address.isLoopbackAddress();
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
