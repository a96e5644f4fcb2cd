package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every table in which the database has a column for a person, or for something sealed, is
 * registered by a service as a store of personal data: it is in nobody's archive, and survives
 * every erasure, else. Register it in the {@code …Stores} of its service.
 */
class EveryPersonStoreTest {

    /** Columns that hold a person's id, a name or address, or what is sealed for somebody. */
    private static final String ABOUT_PEOPLE =
            """
            select distinct table_schema || '.' || table_name
              from information_schema.columns
              join pg_tables on schemaname = table_schema and tablename = table_name
             where table_schema !~ '^(pg_|information_schema)'
               and (column_name ~ '(^|_)(person|actor|author|caller|clinician|recipient)(_id)?$'
                or column_name ~ '^(given|ended|changed|made|created|invited|allowed|decided)_by$'
                or column_name ~ '(^|_)(email|display_name|user_agent)$'
                or column_name ~ '^sealed')
            """;

    /** Sealed, but not for somebody; or ended in minutes, before anybody is known. */
    private static final Set<String> ABOUT_NOBODY =
            Set.of(
                    "auth.signing_keys", // the platform's own keys
                    "auth.identity_providers", // what proves us to a provider
                    "auth.scim_groups", // the name of a group
                    "auth.federated_sign_ins"); // what a provider said of whom we may not know

    @Test
    void nothingAboutPeopleIsKeptThatIsNotRegistered() throws SQLException {
        var running = Topology.ONE_PROCESS.running();
        try (var owner = Connections.of(running.data()).as("owner")) {
            assertThat(missing(running, owner)).isEmpty();
        }
    }

    /** The test can fail: a table that nobody registered is found. */
    @Test
    void aTableThatNobodyRegisteredIsFound() throws SQLException {
        var running = Topology.ONE_PROCESS.running();
        try (var owner = Connections.of(running.data()).as("owner")) {
            owner.setAutoCommit(false);
            owner.createStatement().execute("create table profile.planted (person_id uuid)");
            owner.createStatement().execute("create table triage.planted (sealed_words bytea)");
            assertThat(missing(running, owner))
                    .containsExactly("profile.planted", "triage.planted");
            owner.rollback();
        }
    }

    /** What is kept is kept for something: the register of processing says what (GDPR, art. 30). */
    @Test
    void everyStoreBelongsToAnActivityAndEveryActivityKeepsSomething() {
        var running = Topology.ONE_PROCESS.running();
        var register =
                running.visitor()
                        .signIn("dpo@lumiere.demo")
                        .get("/api/v1/admin/compliance/processing-register");
        assertThat(register.status()).as(register::text).isEqualTo(200);
        assertThat(register.json().path("unassigned").valueStream()).isEmpty();
        var named = new TreeSet<String>();
        for (var activity : register.json().path("items")) {
            assertThat(activity.path("kept").size()).as(activity::toString).isPositive();
            for (var kept : activity.path("kept")) {
                kept.path("stores").forEach(store -> named.add(store.asString()));
            }
        }
        assertThat(named).isEqualTo(registered(running));
    }

    private static Set<String> missing(Topology.Running running, Connection owner)
            throws SQLException {
        var missing = new TreeSet<String>();
        try (var tables = owner.createStatement().executeQuery(ABOUT_PEOPLE)) {
            while (tables.next()) {
                missing.add(tables.getString(1));
            }
        }
        assertThat(missing).hasSizeGreaterThan(30);
        missing.removeAll(registered(running));
        missing.removeAll(ABOUT_NOBODY);
        return missing;
    }

    private static Set<String> registered(Topology.Running running) {
        var stores = new TreeSet<String>();
        var told = running.visitor().signIn("claire@lumiere.demo").get("/api/v1/profile/stores");
        assertThat(told.status()).as(told::text).isEqualTo(200);
        for (var category : told.json().path("items")) {
            category.path("stores").forEach(store -> stores.add(store.asString()));
        }
        return stores;
    }
}
