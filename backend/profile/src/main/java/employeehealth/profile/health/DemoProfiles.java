package employeehealth.profile.health;

import employeehealth.contracts.access.Role;
import employeehealth.contracts.demo.DemoCompany;
import employeehealth.contracts.demo.DemoSeed;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.Section;
import employeehealth.profile.health.HealthProfile.BloodGroup;
import employeehealth.profile.health.HealthProfile.Sex;
import employeehealth.profile.health.Provenance.Source;
import employeehealth.profile.terms.Terms;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Plausible health profiles: the same people and entries at every first start. */
@Component
@ConditionalOnBooleanProperty("platform.demo")
final class DemoProfiles implements DemoSeed {

    private static final Map<Section, List<String>> COMMON =
            Map.of(
                    Section.ALLERGIES, List.of("penicillin", "latex", "peanuts", "nickel"),
                    Section.CONDITIONS, List.of("asthma", "hypertension", "migraine"),
                    Section.MEDICATIONS, List.of("paracetamol", "amlodipine", "levothyroxine"),
                    Section.IMMUNIZATIONS, List.of("tetanus", "influenza"));

    private final ProfileDatabase database;
    private final HealthProfiles profiles;
    private final Codes codes;
    private final Terms terms;
    private final Audit audit;
    private final Clock clock;

    DemoProfiles(
            ProfileDatabase database,
            HealthProfiles profiles,
            Codes codes,
            Terms terms,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.profiles = profiles;
        this.codes = codes;
        this.terms = terms;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void seed(DemoCompany demo) {
        var random = new Random(demo.code().hashCode() + 6L);
        var people =
                demo.people().stream()
                        .filter(person -> person.role() == Role.EMPLOYEE)
                        .filter(person -> random.nextInt(10) < 5)
                        .toList();
        // The last one's row tells that everything is there.
        if (people.isEmpty() || added(demo, people.getLast(), null)) {
            return;
        }
        people.forEach(person -> added(demo, person, random));
        Tenant.of(demo.id()).run(() -> database.write(() -> record(demo)));
    }

    /**
     * @param random none: only looks
     * @return whether there is one already
     */
    private boolean added(DemoCompany demo, DemoCompany.Person person, @Nullable Random random) {
        var owner = new Owner(demo.id(), demo.healthService(), person.id());
        return new Tenant(demo.id(), demo.healthService(), person.id())
                .get(() ->
                        database.write(() -> {
                            if (profiles.newest(person.id()).isPresent()) {
                                return true;
                            }
                            if (random != null) {
                                profiles.add(version(owner, person, random));
                            }
                            return false;
                        }));
    }

    private ProfileVersion version(Owner owner, DemoCompany.Person person, Random random) {
        var at =
                clock.instant()
                        .minus(Duration.ofDays(1L + random.nextInt(300)))
                        .truncatedTo(ChronoUnit.SECONDS);
        return new ProfileVersion(
                Ids.at(at),
                owner,
                1,
                new Author(person.id(), Source.SELF),
                codes.kept(profile(person, random, at)),
                at);
    }

    private HealthProfile profile(DemoCompany.Person person, Random random, Instant at) {
        var lists = new EnumMap<Section, List<Entry>>(Section.class);
        var none = EnumSet.noneOf(Section.class);
        for (var section : List.of(Section.ALLERGIES, Section.CONDITIONS, Section.MEDICATIONS)) {
            var entries = entries(section, random, at);
            lists.put(section, entries);
            if (entries.isEmpty() && random.nextBoolean()) {
                none.add(section);
            }
        }
        lists.put(Section.IMMUNIZATIONS, entries(Section.IMMUNIZATIONS, random, at));
        return new HealthProfile(
                person.birthDate(),
                Sex.valueOf(person.sex().toUpperCase(Locale.ROOT)),
                random.nextBoolean() ? BloodGroup.values()[random.nextInt(8)] : null,
                null,
                null,
                null,
                null,
                list(lists, Section.ALLERGIES),
                list(lists, Section.CONDITIONS),
                list(lists, Section.MEDICATIONS),
                list(lists, Section.IMMUNIZATIONS),
                List.of(),
                Set.copyOf(none),
                null,
                null);
    }

    private static List<Entry> list(Map<Section, List<Entry>> lists, Section section) {
        return lists.getOrDefault(section, List.of());
    }

    private List<Entry> entries(Section section, Random random, Instant at) {
        var entries = new ArrayList<Entry>();
        for (var code : Objects.requireNonNull(COMMON.get(section))) {
            var since = Integer.toString(2005 + random.nextInt(18));
            if (random.nextInt(5) == 0) {
                terms.find(section, Terms.systemOf(section), code)
                        .ifPresent(term ->
                                entries.add(
                                        coded(
                                                new Code(term.system(), term.code(), null),
                                                since,
                                                at)));
            }
        }
        return entries;
    }

    private static Entry coded(Code code, String since, Instant at) {
        return new Entry(
                        null, null, code, null, since, null, null, null, null, null, null, null,
                        null, null)
                .from(Ids.next(), new Provenance(Source.SELF, null, at));
    }

    private void record(DemoCompany demo) {
        audit.record(
                database,
                new AuditRecord(
                        demo.id(),
                        null,
                        null,
                        "profile.demo.seeded",
                        HealthProfiles.TABLE,
                        demo.code(),
                        "demo",
                        AuditRecord.Outcome.SUCCESS,
                        null));
    }
}
