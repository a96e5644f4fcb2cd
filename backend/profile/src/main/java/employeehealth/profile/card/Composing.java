package employeehealth.profile.card;

import com.fasterxml.jackson.annotation.JsonProperty;
import employeehealth.contracts.care.EmergencyCard;
import employeehealth.contracts.care.EmergencyCard.Blood;
import employeehealth.contracts.care.EmergencyCard.Item;
import employeehealth.contracts.care.EmergencyCard.Known;
import employeehealth.contracts.care.EmergencyCard.Part;
import employeehealth.profile.Section;
import employeehealth.profile.contact.Channel;
import employeehealth.profile.contact.Contact;
import employeehealth.profile.contact.KeptContact;
import employeehealth.profile.health.Codes;
import employeehealth.profile.health.Entry;
import employeehealth.profile.health.HealthProfile;
import employeehealth.profile.health.HealthProfile.BloodGroup;
import employeehealth.profile.health.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the card from what is known and what of it the person shows. Pure. */
final class Composing {

    private final HealthProfile profile;
    private final List<KeptContact> contacts;
    private final Choice choice;
    private final Codes codes;

    private Composing(
            HealthProfile profile, List<KeptContact> contacts, Choice choice, Codes codes) {
        this.profile = profile;
        this.contacts = contacts;
        this.choice = choice;
        this.codes = codes;
    }

    /** Of somebody who has chosen nothing yet: there is nothing on it. */
    static EmergencyCard empty(Instant now) {
        return new EmergencyCard(
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                Part.HIDDEN,
                Part.HIDDEN,
                Part.HIDDEN,
                Part.HIDDEN,
                List.of(),
                List.of(),
                null,
                now);
    }

    /**
     * @param name what the person is called, if it was known when they chose
     * @param codes which say what codes are called
     */
    static EmergencyCard card(
            HealthProfile profile,
            List<KeptContact> contacts,
            Choice choice,
            @Nullable String name,
            Codes codes,
            Instant now) {
        return new Composing(profile, contacts, choice, codes).card(name, now);
    }

    private EmergencyCard card(@Nullable String name, Instant now) {
        return new EmergencyCard(
                true,
                name,
                choice.birthDate() ? profile.birthDate() : null,
                choice.sex() && profile.sexAtBirth() != null ? profile.sexAtBirth().code() : null,
                choice.bloodGroup() ? blood() : null,
                choice.pregnancy() ? profile.pregnant() : null,
                choice.pregnancy() ? profile.dueOn() : null,
                part(Section.ALLERGIES),
                part(Section.CONDITIONS),
                part(Section.MEDICATIONS),
                part(Section.IMMUNIZATIONS),
                choice.contacts()
                        ? contacts.stream().filter(this::isWilling).map(this::contact).toList()
                        : List.of(),
                Objects.requireNonNullElse(choice.languages(), List.of()),
                choice.notes(),
                now);
    }

    private @Nullable Blood blood() {
        var group = profile.bloodGroup();
        return group == null
                ? null
                : new Blood(written(group), Boolean.TRUE.equals(profile.bloodGroupVerified()));
    }

    /** As the profile writes it: {@code AB-}. */
    private static String written(BloodGroup group) {
        try {
            return BloodGroup.class
                    .getField(group.name())
                    .getAnnotation(JsonProperty.class)
                    .value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** "None known" is not "unknown", and neither is "not shown". */
    private Part part(Section section) {
        var shown = choice.of(section);
        if (shown.which() == Choice.Which.NONE) {
            return Part.HIDDEN;
        }
        var active = profile.list(section).stream().filter(Entry::isActive).toList();
        if (active.isEmpty()) {
            var none = profile.noneKnown().contains(section);
            return new Part(none ? Known.NONE : Known.UNKNOWN, List.of());
        }
        var items =
                active.stream()
                        .filter(one -> shown.includes(one.id()))
                        .map(one -> item(section, one))
                        .toList();
        return items.isEmpty() ? Part.HIDDEN : new Part(Known.SOME, items);
    }

    private Item item(Section section, Entry entry) {
        var code = entry.code();
        return new Item(
                Objects.requireNonNullElse(entry.id(), new UUID(0, 0)),
                entry.text(),
                code == null ? null : code.system(),
                code == null ? null : code.code(),
                called(section, entry, Locale.FRENCH),
                called(section, entry, Locale.ENGLISH),
                entry.since(),
                entry.criticality() == null ? null : entry.criticality().code(),
                entry.reaction(),
                entry.dose(),
                source(entry.provenance()).code(),
                entry.objection() != null);
    }

    private @Nullable String called(Section section, Entry entry, Locale locale) {
        var code = codes.shown(section, entry, locale).code();
        return code == null ? null : code.display();
    }

    private static Provenance.Source source(@Nullable Provenance provenance) {
        return provenance == null ? Provenance.Source.SELF : provenance.source();
    }

    private boolean isWilling(KeptContact contact) {
        return contact.state() != Contact.State.DECLINED;
    }

    private EmergencyCard.Contact contact(KeptContact kept) {
        var contact = kept.contact();
        return new EmergencyCard.Contact(
                contact.name(),
                contact.relation().code(),
                contact.languages(),
                values(contact, Channel.Kind.PHONE),
                values(contact, Channel.Kind.EMAIL),
                kept.state() == Contact.State.CONFIRMED);
    }

    private static List<String> values(Contact contact, Channel.Kind kind) {
        return contact.channels().stream()
                .filter(one -> one.kind() == kind)
                .map(Channel::value)
                .toList();
    }
}
