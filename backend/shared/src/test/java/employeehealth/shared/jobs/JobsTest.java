package employeehealth.shared.jobs;

import static employeehealth.shared.neighbour.Neighbour.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import employeehealth.contracts.CompanyId;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.NotesDatabase;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.web.Trace;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

class JobsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SOON = Duration.ofSeconds(20);

    private final NotesDatabase notes = new NotesDatabase();
    private final PlatformDatabase platform = new PlatformDatabase(notes.databases());
    private final Clock clock = Clock.systemUTC();
    private final Jobs jobs = new Jobs(JSON, clock);
    private final JobState state = new JobState(platform, clock);
    private final CompanyId company = new CompanyId(Ids.next());
    private final List<JobWork> running = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();

    private final ConcurrentLinkedQueue<String> givenUp = new ConcurrentLinkedQueue<>();

    private final AtomicInteger errors = new AtomicInteger();
    private final ObservationRegistry observations = observations();

    private ObservationRegistry observations() {
        var counting = ObservationRegistry.create();
        counting.observationConfig()
                .observationHandler(
                        new ObservationHandler<Observation.Context>() {
                            @Override
                            public void onError(Observation.Context context) {
                                errors.incrementAndGet();
                            }

                            @Override
                            public boolean supportsContext(Observation.Context context) {
                                return true;
                            }
                        });
        return counting;
    }

    record About(int note) {}

    private final class Tidy implements Job<About> {

        private final IntConsumer work;

        Tidy(IntConsumer work) {
            this.work = work;
        }

        @Override
        public String name() {
            return "notes.tidy";
        }

        @Override
        public Class<About> about() {
            return About.class;
        }

        @Override
        public void run(About about) {
            work.accept(about.note());
            done.add(
                    about.note()
                            + " "
                            + Tenant.current().orElseThrow().company()
                            + " "
                            + MDC.get(Trace.ID));
        }

        @Override
        public void givenUp(About about) {
            givenUp.add(about.note() + " " + Tenant.current().orElseThrow().company());
        }

        @Override
        public int attempts() {
            return 3;
        }

        @Override
        public Backoff backoff() {
            return new Backoff(Duration.ofMillis(20), Duration.ofMillis(50));
        }
    }

    @AfterEach
    void stop() {
        running.forEach(JobWork::close);
        notes.databases().close();
    }

    private void start(List<Job<?>> some, RecurringJob... recurring) {
        var work = new JobWork(platform, some, List.of(recurring), JSON, observations, clock);
        work.start();
        jobs.whenDue(work::wake);
        running.add(work);
    }

    private void putDown(Job<About> job, int note, Instant at) {
        Tenant.of(company)
                .run(() ->
                        notes.write(() ->
                                jobs.schedule(
                                        notes, job, Integer.toString(note), new About(note), at)));
    }

    @Test
    void aJobIsDoneInItsCompanyAndUnderItsTrace() {
        var job = new Tidy(note -> {});
        start(List.of(job));
        MDC.put(Trace.ID, "4bf92f3577b34da6a3ce929d0e0e4736");
        try {
            putDown(job, 7, clock.instant());
        } finally {
            MDC.remove(Trace.ID);
        }
        waitUntil("it is done", SOON, () -> !done.isEmpty());
        assertThat(done).containsExactly("7 " + company + " 4bf92f3577b34da6a3ce929d0e0e4736");
        waitUntil(
                "nothing is left of it",
                SOON,
                () -> notes.seenByOwner("select task_name from platform.jobs").isEmpty());
    }

    @Test
    void whatIsRolledBackIsNeverDone() {
        var job = new Tidy(note -> {});
        start(List.of(job));
        assertThatThrownBy(() ->
                        Tenant.of(company)
                                .run(() ->
                                        notes.write(() -> {
                                            jobs.schedule(
                                                    notes, job, "1", new About(1), clock.instant());
                                            throw new IllegalStateException("changed my mind");
                                        })))
                .hasMessage("changed my mind");
        putDown(job, 2, clock.instant());
        waitUntil("the other is done", SOON, () -> !done.isEmpty());
        assertThat(done).singleElement().asString().startsWith("2 ");
    }

    @Test
    void severalInstancesShareTheWorkAndDoEachJobOnce() {
        var counted = new AtomicInteger();
        var job = new Tidy(note -> counted.incrementAndGet());
        start(List.of(job));
        start(List.of(job));
        for (var note = 0; note < 60; note++) {
            putDown(job, note, clock.instant());
            putDown(job, note, clock.instant().plusSeconds(3600)); // it is there already
        }
        waitUntil("all are done", SOON, () -> done.size() >= 60);
        assertThat(counted).hasValue(60);
        assertThat(done).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void aJobOfLaterIsNotDoneNowAndCanBeTakenBack() {
        var job = new Tidy(note -> {});
        start(List.of(job));
        putDown(job, 1, clock.instant().plusSeconds(3600));
        putDown(job, 2, clock.instant().plusMillis(300));
        waitUntil("the earlier one is done", SOON, () -> !done.isEmpty());
        assertThat(done).singleElement().asString().startsWith("2 ");
        assertThat(state.kinds())
                .singleElement()
                .satisfies(kind -> assertThat(kind.due()).isZero());
        boolean taken = notes.write(() -> jobs.cancel(notes, job, "1"));
        boolean again = notes.write(() -> jobs.cancel(notes, job, "1"));
        assertThat(taken).isTrue();
        assertThat(again).isFalse();
    }

    @Test
    void whatFailsIsTriedAgain() {
        var tries = new AtomicInteger();
        var job =
                new Tidy(note -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new IllegalStateException("words that nobody may read");
                    }
                });
        start(List.of(job));
        putDown(job, 1, clock.instant());
        waitUntil("it is done", SOON, () -> !done.isEmpty());
        assertThat(tries).hasValue(3);
        assertThat(state.dead(10)).isEmpty();
    }

    @Test
    void whatFailsTooOftenIsGivenUpAndDoneOnDemand() {
        var broken = new AtomicInteger(1);
        var job =
                new Tidy(note -> {
                    if (broken.get() > 0) {
                        throw new IllegalStateException("words that nobody may read");
                    }
                });
        start(List.of(job));
        putDown(job, 1, clock.instant());
        waitUntil("it is given up", SOON, () -> !state.dead(10).isEmpty());
        var dead = state.dead(10).getFirst();
        assertThat(dead.attempts()).isEqualTo(3);
        assertThat(dead.failure()).isEqualTo("IllegalStateException");
        waitUntil("whoever waits is told", SOON, () -> !givenUp.isEmpty());
        assertThat(givenUp).containsExactly("1 " + company);
        assertThat(notes.seenByOwner("select jobs_dead::text from platform.jobs_dead"))
                .noneMatch(row -> row.toString().contains("words"));
        broken.set(0);
        // Whoever gave it up may still have it in hand.
        waitUntil("it is sent again", SOON, () -> state.redrive(dead.id()));
        assertThat(state.redrive(dead.id())).isFalse();
        waitUntil("it is done", SOON, () -> !done.isEmpty());
    }

    /** A job that ends the process each time it is begun must not do so for ever. */
    @Test
    void whatItsProcessDiedOfTooOftenIsGivenUpAsWell() {
        var job = new Tidy(note -> {});
        putDown(job, 1, clock.instant());
        TestPlatform.asOwner(
                notes.databases(),
                "update platform.jobs set picked = true, picked_by = 'gone', last_heartbeat ="
                        + " now() - interval '1 hour', consecutive_failures = 2");
        start(List.of(job));
        waitUntil("it is given up", SOON, () -> !state.dead(10).isEmpty());
        waitUntil("whoever waits is told", SOON, () -> !givenUp.isEmpty());
        assertThat(done).isEmpty();
    }

    @Test
    void whatItsProcessDiedOfOnceIsTriedAgain() {
        var job = new Tidy(note -> {});
        putDown(job, 1, clock.instant());
        TestPlatform.asOwner(
                notes.databases(),
                "update platform.jobs set picked = true, picked_by = 'gone', last_heartbeat ="
                        + " now() - interval '1 hour'");
        start(List.of(job));
        waitUntil("it is done", SOON, () -> !done.isEmpty());
        assertThat(state.dead(10)).isEmpty();
    }

    /** Somebody ordered the same again after it was given up. */
    @Test
    void whatWaitsAgainAlreadyIsNotDoneTwice() {
        var job =
                new Tidy(note -> {
                    throw new IllegalStateException("still broken");
                });
        start(List.of(job));
        putDown(job, 1, clock.instant());
        waitUntil("it is given up", SOON, () -> !state.dead(10).isEmpty());
        running.removeFirst().close();
        putDown(job, 1, clock.instant());
        assertThat(state.redrive(state.dead(10).getFirst().id())).isTrue();
        assertThat(state.dead(10)).isEmpty();
        assertThat(
                        notes.seenByOwner(
                                "select task_instance from platform.jobs where task_name = '"
                                        + job.name()
                                        + "'"))
                .hasSize(1);
    }

    @Test
    void whatIsStillInHandStaysDeadUntilItIsPutDown() {
        var dead = Ids.next();
        TestPlatform.asOwner(
                notes.databases(),
                "insert into platform.jobs (task_name, task_instance, execution_time, picked,"
                        + " version) values ('notes.tidy', '1', now(), true, 1)",
                "insert into platform.jobs_dead (id, task_name, task_instance, attempts, failure,"
                        + " dead_at) values ('"
                        + dead
                        + "', 'notes.tidy', '1', 3, 'IllegalStateException', now())");
        assertThat(state.redrive(dead)).isFalse();
        assertThat(state.dead(10)).hasSize(1);
        TestPlatform.asOwner(notes.databases(), "delete from platform.jobs");
        assertThat(state.redrive(dead)).isTrue();
        assertThat(state.dead(10)).isEmpty();
    }

    @Test
    void whatIsPostponedHasNotFailed() {
        var tries = new AtomicInteger();
        var job =
                new Tidy(note -> {
                    if (tries.incrementAndGet() < 6) {
                        throw new Postponed(Duration.ofMillis(10));
                    }
                });
        start(List.of(job));
        putDown(job, 1, clock.instant());
        waitUntil("it is done", SOON, () -> !done.isEmpty());
        assertThat(errors).as("measured as such").hasValue(0);
        assertThat(state.dead(10)).isEmpty();
    }

    @Test
    void recurringWorkIsDoneByOneOfAllInstances() {
        var turns = new AtomicInteger();
        var again =
                new RecurringJob(
                        "notes.again",
                        Schedules.fixedDelay(Duration.ofMillis(100)),
                        () -> {
                            if (turns.incrementAndGet() == 1) {
                                throw new IllegalStateException("a turn that is missed");
                            }
                        });
        start(List.of(), again);
        start(List.of(), again);
        waitUntil("it is done again and again", SOON, () -> turns.get() >= 3);
        assertThat(notes.seenByOwner("select task_name from platform.jobs"))
                .containsExactly("notes.again");
    }

    @Test
    void jobsOfServicesThatRunElsewhereAreLeftAlone() {
        var job = new Tidy(note -> {});
        start(List.of());
        putDown(job, 1, clock.instant().minusSeconds(90));
        start(List.of(job));
        waitUntil("it is done where it belongs", SOON, () -> !done.isEmpty());
    }

    @Test
    void aServicePutsDownWorkOfItsOwnOnly() {
        assertThatThrownBy(() ->
                        notes.write(() ->
                                notes.sql(
                                                "select platform.schedule_job('triage.x', '1',"
                                                        + " null, now())")
                                        .query(Boolean.class)
                                        .single()))
                .hasStackTraceContaining("not a job of this service");
    }
}
