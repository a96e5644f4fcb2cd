package employeehealth.shared.telemetry;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * A stand-in for a collector: takes traces by OTLP over HTTP, in protobuf, and remembers them. It
 * reads the fields by their numbers in {@code opentelemetry/proto/trace/v1/trace.proto}, those that
 * must not be there included.
 */
public final class CollectorStub implements AutoCloseable {

    /**
     * @param parent nothing for the first of a trace
     * @param attributes texts and numbers
     * @param extras events, links, state and words of the status, of which there must be none
     */
    public record Received(
            String service,
            String trace,
            String id,
            String parent,
            String name,
            Map<String, String> attributes,
            int extras) {}

    private final HttpServer server;
    private final List<Received> spans = new CopyOnWriteArrayList<>();
    private final List<String> raw = new CopyOnWriteArrayList<>();

    public CollectorStub() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Received> spans() {
        return List.copyOf(spans);
    }

    public List<Received> ofTrace(String id) {
        return spans.stream().filter(span -> span.trace.equals(id)).toList();
    }

    /** All that came, as it came: to search for words. */
    public String everything() {
        return String.join("\n", raw);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            raw.add(new String(body, StandardCharsets.UTF_8));
            for (var resource : parts(ByteString.copyFrom(body), 1)) {
                var service =
                        parts(resource, 1).stream()
                                .map(CollectorStub::attributes)
                                .map(all -> all.getOrDefault("service.name", ""))
                                .collect(Collectors.joining());
                for (var scope : parts(resource, 2)) {
                    for (var span : parts(scope, 2)) {
                        spans.add(received(service, span));
                    }
                }
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static Received received(String service, ByteString span) {
        var status = parts(span, 15).stream().mapToInt(s -> parts(s, 2).size()).sum();
        return new Received(
                service,
                hex(span, 1),
                hex(span, 2),
                hex(span, 4),
                text(span, 5),
                attributes(span, 9),
                parts(span, 3).size() + parts(span, 11).size() + parts(span, 13).size() + status);
    }

    private static Map<String, String> attributes(ByteString resource) {
        return attributes(resource, 1);
    }

    private static Map<String, String> attributes(ByteString message, int field) {
        var all = new HashMap<String, String>();
        for (var pair : parts(message, field)) {
            var value = parts(pair, 2).getFirst();
            var number = fields(value).getField(3).getVarintList();
            all.put(
                    text(pair, 1),
                    number.isEmpty() ? text(value, 1) : number.getFirst().toString());
        }
        return all;
    }

    private static String hex(ByteString message, int field) {
        return parts(message, field).stream()
                .map(part -> HexFormat.of().formatHex(part.toByteArray()))
                .collect(Collectors.joining());
    }

    private static String text(ByteString message, int field) {
        return parts(message, field).stream()
                .map(ByteString::toStringUtf8)
                .collect(Collectors.joining());
    }

    private static List<ByteString> parts(ByteString message, int field) {
        return fields(message).getField(field).getLengthDelimitedList();
    }

    private static UnknownFieldSet fields(ByteString message) {
        try {
            return UnknownFieldSet.parseFrom(message);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
