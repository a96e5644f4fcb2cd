package employeehealth.triage.policy;

import static employeehealth.contracts.access.Permission.TRIAGE_ASSESS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Scope;
import employeehealth.engine.LibraryFault;
import employeehealth.shared.access.Me;
import employeehealth.triage.TriageDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/** The policies of the transaction's company, every version ever made. */
@Repository
public class CompanyPolicies {

    private static final Logger log = LoggerFactory.getLogger(CompanyPolicies.class);

    private static final String SELECT =
            """
            select company_id, version, hash, content, person_id, made_at
              from triage.company_policies
            """;

    /** So long a process may still use the version before. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final TriageDatabase database;
    private final Cache<CompanyId, Optional<CompanyPolicy>> inForce =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(10_000).build();
    private final Cache<Version, CompanyPolicy> known =
            Caffeine.newBuilder().maximumSize(1_000).build();

    private record Version(CompanyId company, int number) {}

    CompanyPolicies(TriageDatabase database) {
        this.database = database;
    }

    /** For a check that begins now. Asked as a tenant of that company. */
    public UsedPolicy of(Me me) {
        return of(me.company(), workplace(me));
    }

    /** The same for somebody who works there. */
    public UsedPolicy of(CompanyId company, @Nullable SiteId site) {
        var policy = inForce.getIfPresent(company);
        if (policy == null) {
            policy = database.read(this::newest);
            inForce.put(company, policy);
        }
        return policy.map(one -> UsedPolicy.of(one, site)).orElse(UsedPolicy.NONE);
    }

    /**
     * For one that began with that version, or is replayed. One that is not as it was made is
     * passed over with an error in the log: checks go on, and a replay says that something differs.
     */
    public UsedPolicy find(CompanyId company, int version, @Nullable SiteId site) {
        if (version == 0) {
            return UsedPolicy.NONE;
        }
        var wanted = new Version(company, version);
        var policy =
                Optional.ofNullable(known.getIfPresent(wanted))
                        .or(() -> database.read(() -> version(version)));
        policy.ifPresent(one -> known.put(wanted, one));
        return policy.map(one -> UsedPolicy.of(one, site)).orElse(UsedPolicy.NONE);
    }

    Optional<CompanyPolicy> newest() {
        return database.sql(SELECT + " order by version desc limit 1")
                .query(CompanyPolicies::policy)
                .optional()
                .flatMap(one -> one);
    }

    /** Whether nobody had made that version. */
    boolean add(CompanyPolicy policy) {
        return database.sql(
                                """
                                insert into triage.company_policies
                                       (company_id, version, hash, content, person_id, made_at)
                                values (:company, :version, :hash, :content, :person, :at)
                                on conflict do nothing
                                """)
                        .param("company", policy.company().value())
                        .param("version", policy.version())
                        .param("hash", policy.hash())
                        .param("content", policy.content())
                        .param("person", policy.madeBy().value())
                        .param("at", policy.madeAt().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** A version was made here; other processes notice within a second. */
    void changed(CompanyId company) {
        inForce.invalidate(company);
    }

    private Optional<CompanyPolicy> version(int number) {
        return database.sql(SELECT + " where version = :version")
                .param("version", number)
                .query(CompanyPolicies::policy)
                .optional()
                .flatMap(one -> one);
    }

    private static Optional<CompanyPolicy> policy(ResultSet row, int n) throws SQLException {
        var number = row.getInt("version");
        try {
            var policy =
                    CompanyPolicy.of(
                            new CompanyId(row.getObject("company_id", UUID.class)),
                            number,
                            row.getString("content"),
                            new PersonId(row.getObject("person_id", UUID.class)),
                            row.getObject("made_at", OffsetDateTime.class).toInstant());
            if (policy.hash().equals(row.getString("hash"))) {
                return Optional.of(policy);
            }
        } catch (LibraryFault unreadable) {
            // Said below.
        }
        log.error("version {} of a company's policy is not as it was made", number);
        return Optional.empty();
    }

    /** Where somebody works, if that is one place: what their own checks are limited to. */
    private static @Nullable SiteId workplace(Me me) {
        var sites =
                me.within().getOrDefault(TRIAGE_ASSESS, Set.of()).stream()
                        .map(Scope::site)
                        .distinct()
                        .toList();
        return sites.size() == 1 ? sites.getFirst() : null;
    }
}
