package employeehealth.profile.card;

import employeehealth.contracts.care.EmergencyCard;
import employeehealth.contracts.care.EmergencyCard.Contact;
import employeehealth.contracts.care.EmergencyCard.Item;
import employeehealth.contracts.care.EmergencyCard.Part;
import employeehealth.profile.Section;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A card in words, one line for each thing, for whoever reads it on paper or as a summary. */
public final class CardLines {

    /** What a card shows of lists, in the order in which a responder needs it. */
    public static final List<Section> PARTS =
            List.of(
                    Section.ALLERGIES,
                    Section.CONDITIONS,
                    Section.MEDICATIONS,
                    Section.IMMUNIZATIONS);

    private final EmergencyCard card;
    private final CardWords words;

    public CardLines(EmergencyCard card, CardWords words) {
        this.card = card;
        this.words = words;
    }

    public static Part part(EmergencyCard card, Section section) {
        return switch (section) {
            case ALLERGIES -> card.allergies();
            case CONDITIONS -> card.conditions();
            case MEDICATIONS -> card.medications();
            case IMMUNIZATIONS -> card.immunizations();
            case MEASUREMENTS -> Part.HIDDEN;
        };
    }

    public String name() {
        return Objects.requireNonNullElseGet(card.name(), () -> words.of("name-hidden"));
    }

    public String prepared() {
        return card.chosen()
                ? words.of(
                        "prepared",
                        words.date(LocalDate.ofInstant(card.preparedAt(), ZoneOffset.UTC)))
                : words.of("not-chosen");
    }

    /** Each fact about the person that is shown, with its name before it. */
    public List<String> facts() {
        var facts = new ArrayList<String>();
        add(facts, "born", card.birthDate() == null ? null : words.date(card.birthDate()));
        add(facts, "sex", card.sex() == null ? null : words.of("sex." + card.sex()));
        add(facts, "blood", blood());
        add(facts, "pregnancy", pregnancy());
        add(facts, "languages", languages(card.languages()));
        return facts;
    }

    private void add(List<String> facts, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(words.of(name) + (words.language().equals("fr") ? "\u00a0: " : ": ") + value);
        }
    }

    public @Nullable String blood() {
        var blood = card.blood();
        return blood == null
                ? null
                : "%s (%s)"
                        .formatted(
                                blood.group(),
                                words.of(blood.verified() ? "verified" : "unverified"));
    }

    public @Nullable String pregnancy() {
        var pregnant = card.pregnant();
        if (pregnant == null) {
            return null;
        }
        var due = card.dueOn();
        return words.of(pregnant ? "pregnant" : "not-pregnant")
                + (due == null ? "" : ", " + words.of("due", words.date(due)));
    }

    private String languages(List<String> tags) {
        return tags.stream()
                .map(tag ->
                        Locale.forLanguageTag(tag)
                                .getDisplayLanguage(Locale.forLanguageTag(words.language())))
                .collect(Collectors.joining(", "));
    }

    /** Never empty: that nothing is known, or nothing shown, is said in words. */
    public List<String> of(Section section) {
        var part = part(card, section);
        return switch (part.known()) {
            case SOME -> part.items().stream().map(one -> line(section, one)).toList();
            case NONE -> List.of(words.of("none." + section.code()));
            case UNKNOWN, HIDDEN -> List.of(words.of("known." + part.known().code()));
        };
    }

    private String line(Section section, Item item) {
        var details =
                Stream.of(
                                item.criticality() == null
                                        ? null
                                        : words.of("criticality." + item.criticality()),
                                item.reaction(),
                                item.dose(),
                                item.since() == null
                                        ? null
                                        : words.of(
                                                section == Section.IMMUNIZATIONS ? "on" : "since",
                                                item.since()),
                                words.of(item.source()),
                                item.disputed() ? words.of("disputed") : null)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", "));
        return item.in(words.language()) + " (" + details + ")";
    }

    public List<String> contacts() {
        return card.contacts().stream().map(this::line).toList();
    }

    private String line(Contact contact) {
        var details = new ArrayList<String>();
        details.add(words.of("relation." + contact.relation()));
        var spoken = languages(contact.languages());
        if (!spoken.isEmpty()) {
            details.add(spoken);
        }
        if (!contact.confirmed()) {
            details.add(words.of("unconfirmed"));
        }
        return "%s (%s) %s"
                .formatted(
                        contact.name(),
                        String.join(", ", details),
                        Stream.concat(contact.phones().stream(), contact.emails().stream())
                                .collect(Collectors.joining(", ")));
    }
}
