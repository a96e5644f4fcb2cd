package employeehealth.profile.facts;

import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import employeehealth.contracts.care.ConsentPurpose;
import employeehealth.contracts.care.ConsentState;
import employeehealth.contracts.care.ProfileFacts;
import employeehealth.contracts.care.ProfileFactsApi;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.consent.Consents;
import employeehealth.profile.health.Codes;
import employeehealth.profile.health.HealthProfile;
import employeehealth.profile.health.HealthProfiles;
import employeehealth.profile.health.ProfileVersion;
import employeehealth.shared.access.Caller;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.RestController;

/** Tells symptom checks what the caller consents to. Not final: calls pass through a proxy. */
@RestController
@ServicesOnly("triage")
class FactsContract implements ProfileFactsApi {

    private final ProfileDatabase database;
    private final Consents consents;
    private final HealthProfiles profiles;
    private final Codes codes;
    private final Facts facts;
    private final Audit audit;
    private final Clock clock;

    FactsContract(
            ProfileDatabase database,
            Consents consents,
            HealthProfiles profiles,
            Codes codes,
            Facts facts,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.consents = consents;
        this.profiles = profiles;
        this.codes = codes;
        this.facts = facts;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public ProfileFacts own() {
        var me = Caller.me().orElseThrow(Problem::unauthenticated);
        if (!me.may(PROFILE_OWN)) {
            throw Problem.forbidden();
        }
        return of(me);
    }

    /** Without consent nothing is read, and nothing is to be audited. */
    ProfileFacts of(Me me) {
        var found =
                database.read(() -> {
                    var state = consents.state(me.person(), ConsentPurpose.TRIAGE_PROFILE);
                    if (state != ConsentState.GRANTED) {
                        return ProfileFacts.none(state);
                    }
                    var profile =
                            profiles.newest(me.person())
                                    .map(ProfileVersion::profile)
                                    .orElse(HealthProfile.EMPTY);
                    return facts.of(
                            codes.shown(profile, LocaleContextHolder.getLocale()),
                            LocalDate.now(clock.withZone(ZoneOffset.UTC)));
                });
        if (found.consent() == ConsentState.GRANTED) {
            audit.append(
                    database,
                    new AuditRecord(
                            me.company(),
                            me.person(),
                            me.person(),
                            "profile.facts.read",
                            "profile.health_profiles",
                            me.person().toString(),
                            "symptom-check",
                            AuditRecord.Outcome.SUCCESS,
                            null));
        }
        return found;
    }
}
