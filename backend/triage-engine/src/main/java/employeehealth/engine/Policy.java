package employeehealth.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one company adds to every answer: whom its people turn to, words of its own, and levels that
 * it raises. There is no way to say that something is lowered or taken away: words come beside
 * those of the protocols, and of two urgencies the higher one counts.
 */
public final class Policy {

    /** Of a company that adds nothing. */
    public static final Policy NONE = new Policy(List.of(), List.of(), List.of(), List.of());

    private final List<Site> sites;
    private final List<Reach> reaches;
    private final List<Said> said;
    private final List<Raise> raises;

    /** A place of work, known to the policy by the id that the caller gives it. */
    record Site(String id, String name, String country) {}

    /**
     * Somebody to turn to, in every language.
     *
     * @param site id of the one that they are there for, or null
     * @param urgencies for which they are shown; empty for all
     */
    record Reach(
            Contact.Kind kind,
            Text name,
            @Nullable String phone,
            @Nullable String url,
            @Nullable Text hours,
            @Nullable String site,
            @Nullable String country,
            Set<Urgency> urgencies) {}

    /** Sentences of the company for one urgency. */
    record Said(Urgency urgency, @Nullable Text route, List<Text> advice) {}

    /**
     * Whoever would be told {@code from} or more is told at least {@code atLeast}.
     *
     * @param presentation only where this one is looked at; null for all
     */
    record Raise(@Nullable String presentation, Urgency from, Urgency atLeast, Text reason) {}

    Policy(List<Site> sites, List<Reach> reaches, List<Said> said, List<Raise> raises) {
        this.sites = List.copyOf(sites);
        this.reaches = List.copyOf(reaches);
        this.said = List.copyOf(said);
        this.raises = List.copyOf(raises);
    }

    /**
     * Reads a policy from its JSON text.
     *
     * @throws LibraryFault with everything that is wrong
     */
    public static Policy parse(String json) {
        return PolicyReader.read(json);
    }

    /**
     * The same for somebody who works at that place: without those who are there for others. Where
     * somebody works is not always known; then everybody is named, with their place.
     */
    public Policy at(@Nullable String site) {
        for (Site one : sites) {
            if (one.id().equals(site)) {
                List<Reach> near = new ArrayList<>();
                for (Reach reach : reaches) {
                    boolean elsewhere = reach.site() != null && !reach.site().equals(one.id());
                    boolean abroad =
                            reach.country() != null && !reach.country().equals(one.country());
                    if (!elsewhere && !abroad) {
                        near.add(reach);
                    }
                }
                return new Policy(sites, near, said, raises);
            }
        }
        return this;
    }

    List<Site> sites() {
        return sites;
    }

    List<Reach> reaches() {
        return reaches;
    }

    List<Said> said() {
        return said;
    }

    List<Raise> raises() {
        return raises;
    }

    Said said(Urgency urgency) {
        for (Said one : said) {
            if (one.urgency() == urgency) {
                return one;
            }
        }
        return new Said(urgency, null, List.of());
    }

    List<Contact> contacts(Urgency urgency, Language language) {
        List<Contact> contacts = new ArrayList<>();
        for (Reach reach : reaches) {
            if (reach.urgencies().isEmpty() || reach.urgencies().contains(urgency)) {
                Text hours = reach.hours();
                contacts.add(
                        new Contact(
                                reach.kind(),
                                reach.name().in(language),
                                reach.phone(),
                                reach.url(),
                                hours == null ? null : hours.in(language),
                                nameOf(reach.site()),
                                reach.country()));
            }
        }
        return List.copyOf(contacts);
    }

    private @Nullable String nameOf(@Nullable String site) {
        for (Site one : sites) {
            if (one.id().equals(site)) {
                return one.name();
            }
        }
        return null;
    }
}
