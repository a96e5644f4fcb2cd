package employeehealth.shared.news;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import employeehealth.shared.settings.StartRefused;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How RabbitMQ is reached, and the names of what is ours there. Certificates and host names are
 * verified against the certificates that this Java trusts.
 */
final class Broker {

    static final String EXCHANGE = "employee-health.news";
    static final String DEAD_EXCHANGE = "employee-health.news.dead";
    static final String QUEUE = "employee-health.news.";

    private static final int CONNECT_MILLIS = 3_000;
    private static final int HEARTBEAT_SECONDS = 5;

    private final ConnectionFactory factory;

    Broker(String url) {
        this(url, null);
    }

    /**
     * @param trust whose certificates to accept; null for those that this Java trusts
     */
    Broker(String url, @Nullable SSLContext trust) {
        this.factory = new ConnectionFactory();
        try {
            factory.setUri(new URI(url));
            if (factory.isSSL()) {
                factory.useSslProtocol(trust == null ? SSLContext.getDefault() : trust);
                factory.enableHostnameVerification();
            }
        } catch (URISyntaxException | GeneralSecurityException e) {
            throw new StartRefused("Settings that cannot be used: RABBITMQ_URL.");
        }
        factory.setConnectionTimeout(CONNECT_MILLIS);
        factory.setHandshakeTimeout(CONNECT_MILLIS);
        factory.setShutdownTimeout(CONNECT_MILLIS);
        factory.setChannelRpcTimeout(CONNECT_MILLIS);
        factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
        // What is ours knows best when and how to begin anew.
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
    }

    Connection connect(String name) throws IOException {
        try {
            return factory.newConnection("employee-health " + name);
        } catch (TimeoutException e) {
            throw new IOException(e);
        }
    }

    static String queue(String subscriber) {
        return QUEUE + subscriber;
    }
}
