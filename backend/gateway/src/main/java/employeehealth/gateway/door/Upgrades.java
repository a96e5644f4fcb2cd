package employeehealth.gateway.door;

import employeehealth.gateway.GatewaySettings;
import employeehealth.gateway.limit.Capacity;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.remote.MutualTls;
import employeehealth.shared.settings.PlatformSettings;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Agrees on a WebSocket with a service of another process and then steps aside. Nothing else is
 * agreed on: to HTTP/2 in the clear, a caller could slip past every check of ours.
 */
@Component
final class Upgrades {

    private static final int LONGEST_HEAD = 16 * 1024;

    private final GatewaySettings settings;
    private final MutualTls tls;
    private final List<String> origins;

    Upgrades(GatewaySettings settings, PlatformSettings platform, MutualTls tls) {
        this.settings = settings;
        this.tls = tls;
        var all = new java.util.ArrayList<>(settings.corsOrigins());
        all.add(platform.publicUrl().toString().replaceFirst("/+$", ""));
        this.origins = List.copyOf(all);
    }

    /** Other upgrades (Java's client offers HTTP/2 with every request) are passed over. */
    static boolean isAskedBy(HttpServletRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    /** Browsers let every page open a WebSocket to anyone and only say which page it was. */
    void require(HttpServletRequest request) {
        var origin = request.getHeader("Origin");
        if (!request.getMethod().equals("GET")) {
            throw new Problem(HttpStatus.BAD_REQUEST, "gateway/bad-upgrade");
        }
        if (origin != null && !origins.contains(origin)) {
            throw Problem.forbidden();
        }
    }

    /**
     * @param headers for the neighbour, without those of the connection
     * @param place given back when the tunnel ends
     * @return false if the neighbour refused, and the refusal was passed on
     */
    boolean open(
            Neighbour neighbour,
            String target,
            Iterable<Map.Entry<String, String>> headers,
            HttpServletRequest request,
            HttpServletResponse response,
            Capacity.Place place)
            throws IOException, ServletException {
        var socket = connected(neighbour);
        try {
            socket.getOutputStream().write(head(neighbour, target, headers));
            var answer = answer(socket);
            if (!answer.startsWith("HTTP/1.1 101")) {
                socket.close();
                response.setStatus(refusal(answer));
                return false;
            }
            response.setStatus(HttpServletResponse.SC_SWITCHING_PROTOCOLS);
            answer.lines().skip(1).forEach(line -> pass(line, response));
            response.setHeader("Connection", "upgrade");
            response.setHeader("Upgrade", "websocket");
            socket.setSoTimeout(0);
            request.upgrade(Tunnel.class).between(socket, place::close);
            return true;
        } catch (IOException | RuntimeException | ServletException failed) {
            socket.close();
            throw failed;
        }
    }

    private static void pass(String line, HttpServletResponse response) {
        var colon = line.indexOf(':');
        if (colon > 0 && line.regionMatches(true, 0, "Sec-WebSocket-", 0, 14)) {
            response.addHeader(line.substring(0, colon), line.substring(colon + 1).strip());
        }
    }

    private static int refusal(String answer) {
        try {
            var status = Integer.parseInt(answer.substring(9, 12));
            return status >= 400 && status < 600 ? status : HttpServletResponse.SC_BAD_GATEWAY;
        } catch (RuntimeException unreadable) {
            return HttpServletResponse.SC_BAD_GATEWAY;
        }
    }

    private Socket connected(Neighbour neighbour) {
        var host = neighbour.host();
        var secure = host.getSchemeName().equals("https");
        var port = host.getPort() > 0 ? host.getPort() : secure ? 443 : 80;
        try {
            var socket = new Socket();
            socket.connect(
                    new InetSocketAddress(host.getHostName(), port),
                    (int) settings.connectWithin().toMillis());
            socket.setSoTimeout((int) settings.answerWithin().toMillis());
            socket.setTcpNoDelay(true);
            return secure
                    ? tls.strategy()
                            .upgrade(
                                    socket,
                                    host.getHostName(),
                                    port,
                                    null,
                                    HttpClientContext.create())
                    : socket;
        } catch (IOException e) {
            throw Problem.unavailable();
        }
    }

    private static byte[] head(
            Neighbour neighbour, String target, Iterable<Map.Entry<String, String>> headers) {
        var head = new StringBuilder("GET " + target + " HTTP/1.1\r\n");
        head.append("Host: ").append(neighbour.host().toHostString()).append("\r\n");
        head.append("Connection: upgrade\r\nUpgrade: websocket\r\n");
        headers.forEach(header ->
                head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The head of the answer and not one byte more: what follows is not HTTP. */
    private static String answer(Socket socket) throws IOException {
        var head = new ByteArrayOutputStream();
        var in = Objects.requireNonNull(socket.getInputStream());
        for (var end = 0; end < 4; ) {
            var one = in.read();
            if (one < 0 || head.size() > LONGEST_HEAD) {
                throw Problem.unavailable();
            }
            head.write(one);
            end = one == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : one == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }
}
