package employeehealth.whole;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import employeehealth.contracts.access.BreakGlassUsed;
import employeehealth.contracts.admin.RightsChanged;
import employeehealth.contracts.auth.FactorsChanged;
import employeehealth.contracts.auth.FederationLinked;
import employeehealth.contracts.auth.FederationUnlinked;
import employeehealth.contracts.auth.LinkRequested;
import employeehealth.contracts.auth.NewDeviceSignedIn;
import employeehealth.contracts.auth.PasskeyAdded;
import employeehealth.contracts.auth.PasskeyCopied;
import employeehealth.contracts.auth.PasskeyRemoved;
import employeehealth.contracts.auth.PasskeyRenamed;
import employeehealth.contracts.auth.PasswordChanged;
import employeehealth.contracts.auth.PersonLeft;
import employeehealth.contracts.auth.PersonalAddressAdded;
import employeehealth.contracts.auth.RecoveryCodeUsed;
import employeehealth.contracts.auth.SessionStolen;
import employeehealth.contracts.auth.SignInLocked;
import employeehealth.contracts.news.News;
import employeehealth.contracts.profile.DataRequestMoved;
import employeehealth.contracts.profile.DocumentExpires;
import employeehealth.contracts.triage.AssessmentRecorded;
import employeehealth.contracts.triage.CheckBackDue;
import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.neighbour.RabbitServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A queue of RabbitMQ into which everything goes that the platform announces, whoever receives it,
 * and where it stays: in the broker's memory and on its disk.
 */
final class Overheard implements AutoCloseable {

    private static final String EXCHANGE = "employee-health.news";
    private static final String QUEUE = "overheard";
    private static final List<Class<? extends News>> KINDS =
            List.of(
                    AssessmentRecorded.class,
                    BreakGlassUsed.class,
                    CheckBackDue.class,
                    DataRequestMoved.class,
                    DocumentExpires.class,
                    FactorsChanged.class,
                    FederationLinked.class,
                    FederationUnlinked.class,
                    LinkRequested.class,
                    NewDeviceSignedIn.class,
                    PasskeyAdded.class,
                    PasskeyCopied.class,
                    PasskeyRemoved.class,
                    PasskeyRenamed.class,
                    PasswordChanged.class,
                    PersonLeft.class,
                    PersonalAddressAdded.class,
                    RecoveryCodeUsed.class,
                    RightsChanged.class,
                    SessionStolen.class,
                    SignInLocked.class);

    private final Connection connection;
    private final Channel channel;

    Overheard(RabbitServer rabbit) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(rabbit.url());
        connection = factory.newConnection();
        channel = connection.createChannel();
        channel.exchangeDeclare(EXCHANGE, "direct", true);
        channel.queueDeclare(QUEUE, true, false, false, Map.of("x-queue-type", "quorum"));
        for (var kind : KINDS) {
            channel.queueBind(QUEUE, EXCHANGE, kind.getAnnotation(News.Kind.class).value());
        }
    }

    /** What has come so far, once it is about all of these. */
    List<String> messages(String... about) {
        var messages = new ArrayList<String>();
        Neighbour.waitUntil(
                "messages about " + List.of(about),
                Duration.ofSeconds(60),
                () -> {
                    messages.addAll(waiting());
                    return List.of(about).stream()
                            .allMatch(each -> messages.stream().anyMatch(m -> m.contains(each)));
                });
        return messages;
    }

    /** Looked at and not taken: unacknowledged, they go back when we end. */
    private List<String> waiting() {
        var found = new ArrayList<String>();
        try {
            for (var got = channel.basicGet(QUEUE, false);
                    got != null;
                    got = channel.basicGet(QUEUE, false)) {
                found.add(
                        got.getProps()
                                + got.getEnvelope().toString()
                                + new String(got.getBody(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
