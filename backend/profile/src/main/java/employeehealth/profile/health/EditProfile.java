package employeehealth.profile.health;

import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.ProfileSettings;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the next version of a health profile, if whoever changes it has seen the last one. */
@Component
public class EditProfile {

    private static final Duration A_DAY = Duration.ofDays(1);

    private final ProfileDatabase database;
    private final HealthProfiles profiles;
    private final Codes codes;
    private final List<WhenRevised> followers;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;
    private final int mostInADay;

    EditProfile(
            ProfileDatabase database,
            HealthProfiles profiles,
            Codes codes,
            List<WhenRevised> followers,
            Audit audit,
            JsonMapper json,
            Clock clock,
            ProfileSettings settings) {
        this.database = database;
        this.profiles = profiles;
        this.codes = codes;
        this.followers = followers;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
        this.mostInADay = settings.changesPerDay();
    }

    /**
     * Saying what is said already makes nothing.
     *
     * @param purpose as audit records name it
     * @throws Problem 400 with everything that is wrong, 412 if it has changed since it was seen,
     *     429 to whoever has changed it very often today
     */
    public ProfileVersion revise(
            Owner owner,
            Author author,
            HealthProfile sent,
            @Nullable String ifMatch,
            String purpose) {
        var wanted = codes.kept(sent);
        var before = profiles.newest(owner.person()).orElseGet(() -> ProfileVersion.none(owner));
        IfMatch.require(ifMatch, before.tag());
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var revision = new Revision(before.profile(), wanted, author, at, Ids::next);
        var profile = revision.result();
        var faults = new ArrayList<>(revision.faults());
        faults.addAll(codes.faults(wanted));
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        if (profile.saysTheSameAs(before.profile())) {
            return before;
        }
        var after =
                new ProfileVersion(Ids.next(), owner, before.version() + 1, author, profile, at);
        database.write(() -> add(before, after, purpose));
        return after;
    }

    /** Refused if somebody else has made this version since the last one was read. */
    private void add(ProfileVersion before, ProfileVersion after, String purpose) {
        if (before.version() >= mostInADay) {
            mustNotBeTooMany(after.owner(), after.author(), after.at());
        }
        if (!profiles.add(after)) {
            throw new Problem(HttpStatus.PRECONDITION_FAILED, "platform/changed-meanwhile");
        }
        followers.forEach(one -> one.revised(before, after));
        audit.record(database, record(before, after, purpose));
    }

    private void mustNotBeTooMany(Owner owner, Author author, Instant now) {
        var since = now.minus(A_DAY);
        if (profiles.made(owner.person(), author.person(), since, mostInADay) == mostInADay) {
            throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "profile/too-many-changes")
                    .retryAfter(A_DAY);
        }
    }

    private AuditRecord record(ProfileVersion before, ProfileVersion after, String purpose) {
        var record =
                new AuditRecord(
                        after.owner().company(),
                        after.author().person(),
                        after.owner().person(),
                        "profile.health-profile.revised",
                        HealthProfiles.TABLE,
                        after.row().toString(),
                        purpose,
                        AuditRecord.Outcome.SUCCESS,
                        null);
        var content = json.writeValueAsBytes(after.profile());
        return before.version() == 0
                ? record.of(content)
                : record.changed(json.writeValueAsBytes(before.profile()), content);
    }
}
