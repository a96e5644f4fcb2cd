package employeehealth.admin.operation;

import employeehealth.admin.AdminDatabase;
import employeehealth.contracts.access.Permission;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.jobs.JobState;
import employeehealth.shared.news.NewsState;
import employeehealth.shared.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * News and jobs of all companies together: names, counts and ages, never what they say or whom they
 * are about.
 */
@RestController
@RequestMapping("/api/v1/admin")
class OperationController {

    private static final int SHOWN = 200;

    private final NewsState news;
    private final JobState jobs;
    private final AdminDatabase database;
    private final Audit audit;

    OperationController(NewsState news, JobState jobs, AdminDatabase database, Audit audit) {
        this.news = news;
        this.jobs = jobs;
        this.database = database;
        this.audit = audit;
    }

    /**
     * @param outbox how many announcements were not handed on yet
     * @param outboxSeconds age of the oldest of them
     * @param dead what subscribers gave up on, newest first
     */
    record News(
            long outbox,
            long outboxSeconds,
            List<NewsState.SubscriberState> subscribers,
            List<NewsState.Dead> dead) {}

    /**
     * @param dead what was given up, newest first
     */
    record Jobs(List<JobState.JobKind> kinds, List<JobState.Dead> dead) {}

    @GetMapping("/news")
    @Audience(Permission.PLATFORM_OPERATE)
    News news() {
        var outbox = news.outbox();
        return new News(
                outbox.size(), outbox.oldestSeconds(), news.subscribers(), news.dead(SHOWN));
    }

    @GetMapping("/jobs")
    @Audience(Permission.PLATFORM_OPERATE)
    Jobs jobs() {
        return new Jobs(jobs.kinds(), jobs.dead(SHOWN));
    }

    /** A subscriber tries again what it gave up on. */
    @PostMapping("/news/{subscriber}/{event}/redrive")
    @Audience(Permission.PLATFORM_OPERATE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void redriveNews(Me me, @PathVariable String subscriber, @PathVariable UUID event) {
        recorded(me, "admin.news.redriven", "platform.news_dead", event);
        if (!news.redrive(subscriber, event)) {
            throw Problem.notFound();
        }
    }

    /** A job that was given up is tried again. */
    @PostMapping("/jobs/{id}/redrive")
    @Audience(Permission.PLATFORM_OPERATE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void redriveJob(Me me, @PathVariable UUID id) {
        recorded(me, "admin.job.redriven", "platform.jobs_dead", id);
        if (!jobs.redrive(id)) {
            throw Problem.notFound();
        }
    }

    /** Before it is done: the other way round, it could be done without a record. */
    private void recorded(Me me, String action, String entity, UUID id) {
        database.write(() ->
                audit.record(
                        database,
                        new AuditRecord(
                                me.company(),
                                me.person(),
                                null,
                                action,
                                entity,
                                id.toString(),
                                "operation",
                                AuditRecord.Outcome.SUCCESS,
                                null)));
    }
}
