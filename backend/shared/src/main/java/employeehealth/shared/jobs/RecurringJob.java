package employeehealth.shared.jobs;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;

/**
 * A bean for work that is done again and again, by one instance each time. It runs in no company. A
 * failure is nothing but a turn that is missed.
 *
 * @param name stable, and beginning with the service or {@code platform}: {@code platform.forget}
 */
public record RecurringJob(String name, Schedule schedule, Runnable work) {}
