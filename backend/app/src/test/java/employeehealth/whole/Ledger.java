package employeehealth.whole;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the database holds of what a crowd did: by the owner's eyes, not by the platform's answers.
 */
record Ledger(
        Set<String> checks,
        Map<String, Integer> steps,
        Map<String, Integer> sessions,
        Set<String> sessionIds,
        Map<String, Integer> notices,
        Map<String, Integer> mails,
        ChaosProfileLedger profiles) {

    static Ledger of(Path data) throws SQLException {
        return new Ledger(
                counts(data, "select id::text, 1 from triage.symptom_assessments").keySet(),
                counts(
                        data,
                        "select assessment_id::text, count(*) from triage.assessment_steps group by"
                                + " 1"),
                counts(
                        data,
                        """
                        select p.email, count(*)
                          from auth.sessions s join auth.people p on p.id = s.person_id
                         group by 1
                        """),
                counts(data, "select id::text, 1 from auth.sessions").keySet(),
                counts(
                        data,
                        """
                        select p.email, count(*)
                          from notifications.deliveries d join auth.people p on p.id = d.person_id
                         where d.notice = 'new-device'
                         group by 1
                        """),
                counts(
                        data,
                        "select recipient, count(*) from notifications.demo_mailbox group by 1"),
                ChaosProfileLedger.of(data));
    }

    /** How many more there are of each. */
    static Map<String, Integer> more(Map<String, Integer> now, Map<String, Integer> before) {
        var more = new HashMap<>(now);
        before.forEach((key, count) -> more.merge(key, -count, Integer::sum));
        more.values().removeIf(count -> count == 0);
        return more;
    }

    /**
     * By how much counts fall short of others, key by key: what one has too many makes up for
     * nothing.
     */
    static long missing(Map<String, Integer> expected, Map<String, Integer> there) {
        return expected.entrySet().stream()
                .mapToLong(e -> Math.max(0, e.getValue() - there.getOrDefault(e.getKey(), 0)))
                .sum();
    }

    /** What waits somewhere to be handed on, sent or signed; and, for ever, what was given up. */
    static Map<String, Integer> waiting(Path data) throws SQLException {
        return counts(
                data,
                """
                select 'outbox', count(*) from platform.outbox
                union all select 'deliveries', count(*) from platform.news_deliveries
                union all select 'jobs', count(*) from platform.jobs
                                  where task_name = 'notifications.send-mail'
                union all select 'unsent', count(*) from notifications.deliveries
                                    where state <> 'sent'
                union all select 'unsigned', count(*) from platform.audit_log a
                                      where not exists (select from platform.audit_leaves l
                                                         where l.record = a.id)
                union all select 'given up', (select count(*) from platform.news_dead)
                                           + (select count(*) from platform.jobs_dead)
                """);
    }

    /** By the first column of a query the number in its second. */
    static Map<String, Integer> counts(Path data, String query) throws SQLException {
        var counts = new HashMap<String, Integer>();
        try (var owner = Connections.of(data).as("owner");
                var statement = owner.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                counts.put(String.valueOf(rows.getString(1)), rows.getInt(2));
            }
        }
        return counts;
    }
}
