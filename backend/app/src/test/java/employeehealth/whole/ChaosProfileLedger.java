package employeehealth.whole;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/**
 * What the database holds of health profiles.
 *
 * @param versions by address and number
 * @param ids of these versions
 * @param cards by address, how often the emergency card was prepared
 */
record ChaosProfileLedger(
        Map<String, Integer> versions, Set<String> ids, Map<String, Integer> cards) {

    static ChaosProfileLedger of(Path data) throws SQLException {
        return new ChaosProfileLedger(
                Ledger.counts(
                        data,
                        """
                        select p.email || ' ' || h.version, count(*)
                          from profile.health_profiles h join auth.people p on p.id = h.person_id
                         group by 1
                        """),
                Ledger.counts(data, "select id::text, 1 from profile.health_profiles").keySet(),
                Ledger.counts(
                        data,
                        """
                        select p.email, c.version
                          from profile.emergency_cards c join auth.people p on p.id = c.person_id
                        """));
    }
}
