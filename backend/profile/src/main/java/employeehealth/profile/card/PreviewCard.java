package employeehealth.profile.card;

import employeehealth.contracts.care.EmergencyCard;
import employeehealth.profile.Owner;
import employeehealth.profile.PeoplesNames;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.contact.Contacts;
import employeehealth.profile.health.Codes;
import employeehealth.profile.health.HealthProfile;
import employeehealth.profile.health.HealthProfiles;
import employeehealth.profile.health.ProfileVersion;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Shows the card that a choice would make, by the very rules that make it; keeps nothing. */
@Component
class PreviewCard {

    private final ProfileDatabase database;
    private final HealthProfiles profiles;
    private final Contacts contacts;
    private final Codes codes;
    private final PeoplesNames names;
    private final Audit audit;
    private final Clock clock;

    PreviewCard(
            ProfileDatabase database,
            HealthProfiles profiles,
            Contacts contacts,
            Codes codes,
            PeoplesNames names,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.profiles = profiles;
        this.contacts = contacts;
        this.codes = codes;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    EmergencyCard of(Me me, Choice wanted) {
        var name = names.ifKnown(me.company(), me.person()).orElse(null);
        var owner = Owner.of(me);
        var card =
                database.read(() -> {
                    var profile =
                            profiles.newest(owner.person())
                                    .map(ProfileVersion::profile)
                                    .orElse(HealthProfile.EMPTY);
                    var faults = wanted.faults(profile);
                    if (!faults.isEmpty()) {
                        throw Problem.invalid(faults);
                    }
                    return Composing.card(
                            profile,
                            contacts.of(owner.person()),
                            wanted,
                            name,
                            codes,
                            clock.instant().truncatedTo(ChronoUnit.MICROS));
                });
        audit.append(
                database,
                AuditRecord.own(
                        me.company(),
                        me.person(),
                        "profile.emergency-card.previewed",
                        Cards.TABLE,
                        me.person()));
        return card;
    }
}
