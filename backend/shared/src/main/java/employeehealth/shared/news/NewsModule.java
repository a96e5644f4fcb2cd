package employeehealth.shared.news;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.jobs.RecurringJob;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import tools.jackson.databind.json.JsonMapper;

/** News go round in every process that keeps something; a gateway alone has none. */
@Configuration(proxyBeanMethods = false)
public class NewsModule {

    private static final String BROKER = "platform.news.broker";

    /** Longer than anything of ours retries, or a broker may be down unnoticed. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    @Bean
    Bell relayBell() {
        return new Bell();
    }

    @Bean
    Outbox outbox(JsonMapper json, Clock clock, Bell relayBell) {
        return new Outbox(json, clock, relayBell);
    }

    @Bean
    @Lazy
    Handling newsHandling(JsonMapper json, ObservationRegistry observations) {
        return new Handling(json, observations);
    }

    @Bean
    @Lazy
    Deliveries newsDeliveries(PlatformDatabase database, Handling handling, Clock clock) {
        return new Deliveries(database, handling, clock);
    }

    @Bean
    @Lazy
    NewsWork newsWork(
            Relay relay,
            Deliveries deliveries,
            Databases databases,
            ObjectProvider<Subscriber<?>> subscribers,
            Bell relayBell,
            ObjectProvider<Consumers> consumers) {
        var through = consumers.getIfAvailable();
        return new NewsWork(
                relay,
                deliveries,
                databases,
                subscribers.orderedStream().toList(),
                relayBell,
                through == null ? List.of() : through.all());
    }

    /** Unless a broker is configured. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = BROKER, matchIfMissing = true, havingValue = "never")
    static class Within {

        @Bean
        @Lazy
        Relay newsRelay(PlatformDatabase database, ObjectProvider<Subscriber<?>> subscribers) {
            return new Relay.Within(
                    database,
                    subscribers.stream().map(Subscriber::name).collect(Collectors.toSet()));
        }
    }

    /** Through RabbitMQ, of which nothing is loaded without its address. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(BROKER)
    @EnableConfigurationProperties(NewsSettings.class)
    static class ThroughBroker {

        @Bean
        @Lazy
        Broker broker(NewsSettings settings) {
            return new Broker(settings.broker());
        }

        @Bean
        @Lazy
        Relay newsRelay(PlatformDatabase database, Broker broker, JsonMapper json) {
            return new RelayThroughBroker(database, broker, json);
        }

        @Bean
        @Lazy
        Consumers newsConsumers(
                ObjectProvider<Subscriber<?>> subscribers,
                Broker broker,
                PlatformDatabase database,
                Deliveries deliveries,
                Handling handling,
                JsonMapper json) {
            return new Consumers(
                    subscribers
                            .orderedStream()
                            .<Consumer<?>>map(s ->
                                    new Consumer<>(s, broker, database, deliveries, handling, json))
                            .toList());
        }
    }

    /** Of the subscribers of this process. */
    record Consumers(List<Consumer<?>> all) {}

    @Bean
    @Lazy
    public NewsState newsState(PlatformDatabase database, Clock clock) {
        return new NewsState(database, clock);
    }

    @Bean
    RecurringJob forgetReceivedNews(ObjectProvider<Deliveries> deliveries, Clock clock) {
        return new RecurringJob(
                "platform.forget-received-news",
                Schedules.fixedDelay(Duration.ofHours(1)),
                () -> deliveries.getObject().forgetReceived(clock.instant().minus(REMEMBERED)));
    }

    @Bean
    NewsLifecycle newsLifecycle(
            ListableBeanFactory beans,
            ObjectProvider<NewsWork> work,
            ObjectProvider<NewsState> state,
            ObjectProvider<MeterRegistry> meters) {
        return new NewsLifecycle(
                () -> PlatformDatabase.isNeededBy(beans), work, state, meters.getIfAvailable());
    }
}
