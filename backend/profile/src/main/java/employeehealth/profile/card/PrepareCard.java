package employeehealth.profile.card;

import employeehealth.contracts.care.EmergencyCardPrepared;
import employeehealth.contracts.news.Sealed;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.contact.Contacts;
import employeehealth.profile.contact.WhenContactsChange;
import employeehealth.profile.health.Codes;
import employeehealth.profile.health.HealthProfile;
import employeehealth.profile.health.HealthProfiles;
import employeehealth.profile.health.ProfileVersion;
import employeehealth.profile.health.WhenRevised;
import employeehealth.shared.news.Outbox;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Prepares a person's card anew whenever something changes that it is made of, in the transaction
 * of that change, and announces it with all that is needed to open it: in an emergency nobody is
 * asked for anything.
 */
@Component
class PrepareCard implements WhenRevised, WhenContactsChange {

    private final ProfileDatabase database;
    private final Cards cards;
    private final HealthProfiles profiles;
    private final Contacts contacts;
    private final Codes codes;
    private final Outbox outbox;
    private final Clock clock;

    PrepareCard(
            ProfileDatabase database,
            Cards cards,
            HealthProfiles profiles,
            Contacts contacts,
            Codes codes,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.cards = cards;
        this.profiles = profiles;
        this.contacts = contacts;
        this.codes = codes;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void revised(ProfileVersion before, ProfileVersion now) {
        // Nobody can have made a later version: it would begin with this one, which is not
        // committed yet.
        prepare(now.owner(), now::profile, (held, profile) -> held.chosen());
    }

    @Override
    public void contactsChanged(Owner owner) {
        prepare(owner, (held, profile) -> held.chosen());
    }

    /**
     * @param decide what is shown from now on, once nobody else can change it; may refuse
     */
    KeptCard prepare(
            Owner owner, BiFunction<Cards.Held, HealthProfile, KeptCard.@Nullable Chosen> decide) {
        return prepare(owner, () -> newest(owner), decide);
    }

    private HealthProfile newest(Owner owner) {
        return profiles.newest(owner.person())
                .map(ProfileVersion::profile)
                .orElse(HealthProfile.EMPTY);
    }

    private KeptCard prepare(
            Owner owner,
            Supplier<HealthProfile> profileOnceHeld,
            BiFunction<Cards.Held, HealthProfile, KeptCard.@Nullable Chosen> decide) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var held = cards.hold(owner, now);
        var profile = profileOnceHeld.get();
        var chosen = decide.apply(held, profile);
        var card =
                chosen == null
                        ? Composing.empty(now)
                        : Composing.card(
                                profile,
                                chosen.choice().contacts()
                                        ? contacts.of(owner.person())
                                        : List.of(),
                                chosen.choice(),
                                chosen.name(),
                                codes,
                                now);
        var prepared = new KeptCard(held.row(), owner, held.version() + 1, chosen, card);
        var sealed = cards.put(prepared, held);
        outbox.publish(
                database,
                new EmergencyCardPrepared(
                        owner.person(), held.row(), prepared.version(), Sealed.of(sealed), now));
        return prepared;
    }
}
