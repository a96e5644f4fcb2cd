package employeehealth.auth.scim;

import jakarta.ws.rs.ProcessingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Future;
import org.glassfish.jersey.client.ClientRequest;
import org.glassfish.jersey.client.ClientResponse;
import org.glassfish.jersey.client.spi.AsyncConnectorCallback;
import org.glassfish.jersey.client.spi.Connector;
import org.glassfish.jersey.message.internal.Statuses;

/**
 * Sends Jersey's requests with the JDK's client, since its own way of sending knows no {@code
 * PATCH}. Public addresses, which lead to the gateway, lead to the service.
 */
final class JdkConnector implements Connector {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String service;

    JdkConnector(String port) {
        this.service = "//localhost:" + port;
    }

    @Override
    public ClientResponse apply(ClientRequest asked) {
        var body = new ByteArrayOutputStream();
        asked.setStreamProvider(length -> body);
        try {
            if (asked.hasEntity()) {
                asked.writeEntity();
            }
            var request =
                    HttpRequest.newBuilder(here(asked.getUri()))
                            .method(
                                    asked.getMethod(),
                                    BodyPublishers.ofByteArray(body.toByteArray()));
            asked.getRequestHeaders()
                    .forEach((name, values) -> {
                        if (!name.equalsIgnoreCase("Content-Length")) { // the JDK's to say
                            values.forEach(value -> request.header(name, value));
                        }
                    });
            return answer(asked, http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new ProcessingException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI here(URI address) {
        return URI.create(address.toString().replaceFirst("//localhost:\\d+", service));
    }

    private static ClientResponse answer(ClientRequest asked, HttpResponse<byte[]> from) {
        var answer = new ClientResponse(Statuses.from(from.statusCode()), asked);
        from.headers().map().forEach((name, values) -> answer.getHeaders().put(name, values));
        answer.setEntityStream(new ByteArrayInputStream(from.body()));
        return answer;
    }

    @Override
    public Future<?> apply(ClientRequest request, AsyncConnectorCallback callback) {
        throw new UnsupportedOperationException("one request at a time");
    }

    @Override
    public String getName() {
        return "JDK";
    }

    @Override
    public void close() {
        http.close();
    }
}
