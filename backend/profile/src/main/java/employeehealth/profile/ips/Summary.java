package employeehealth.profile.ips;

import static employeehealth.profile.ips.Elements.HL7;
import static employeehealth.profile.ips.Elements.LOINC;
import static employeehealth.profile.ips.Elements.coded;
import static employeehealth.profile.ips.Elements.narrative;
import static employeehealth.profile.ips.Elements.object;

import employeehealth.contracts.care.EmergencyCard;
import employeehealth.contracts.care.EmergencyCard.Known;
import employeehealth.profile.Section;
import employeehealth.profile.card.CardLines;
import employeehealth.profile.card.CardWords;
import employeehealth.profile.card.KeptCard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A card as the Bundle of the International Patient Summary 2.0.0: what the person shows, in the
 * sections that every summary has. "None known" is a code, "unknown" and "not shown" are reasons
 * for an empty section: three different things. The person is its author.
 */
public final class Summary {

    private static final String PROFILE = "http://hl7.org/fhir/uv/ips/StructureDefinition/";

    private final KeptCard kept;
    private final EmergencyCard card;
    private final CardWords words;
    private final CardLines lines;
    private final String patient;
    private final Resources resources;
    private final List<Map<String, Object>> entries = new ArrayList<>();

    private Summary(KeptCard kept, CardWords words) {
        this.kept = kept;
        this.card = kept.card();
        this.words = words;
        this.lines = new CardLines(card, words);
        this.patient = urn("patient");
        this.resources = new Resources(card, words, patient);
    }

    /** The same card in the same language is the same Bundle. */
    public static Map<String, Object> bundle(KeptCard card, CardWords words) {
        return new Summary(card, words).bundle();
    }

    private Map<String, Object> bundle() {
        entries.add(
                object("fullUrl", patient, "resource", identified(patient, resources.patient())));
        var sections = new ArrayList<Map<String, Object>>();
        CardLines.PARTS.forEach(section -> sections.add(section(section)));
        observations(sections);
        var all = new ArrayList<Map<String, Object>>();
        var composition = urn("composition");
        all.add(
                object(
                        "fullUrl",
                        composition,
                        "resource",
                        identified(composition, composition(sections))));
        all.addAll(entries);
        return object(
                "resourceType",
                "Bundle",
                "meta",
                object("profile", List.of(PROFILE + "Bundle-uv-ips")),
                "language",
                words.language(),
                "identifier",
                object("system", "urn:ietf:rfc:3986", "value", urn("bundle")),
                "type",
                "document",
                "timestamp",
                card.preparedAt().toString(),
                "entry",
                all);
    }

    private Map<String, Object> composition(List<Map<String, Object>> sections) {
        return object(
                "resourceType",
                "Composition",
                "meta",
                object("profile", List.of(PROFILE + "Composition-uv-ips")),
                "language",
                words.language(),
                "text",
                narrative(
                        words.language(),
                        Stream.concat(
                                        Stream.of(lines.name(), lines.prepared()),
                                        lines.facts().stream())
                                .toList()),
                "status",
                "final",
                "type",
                coded(LOINC, "60591-5", words.of("title")),
                "subject",
                object("reference", patient),
                "date",
                card.preparedAt().toString(),
                "author",
                List.of(object("reference", patient)),
                "title",
                words.of("title"),
                "section",
                sections);
    }

    private Map<String, Object> section(Section section) {
        var part = CardLines.part(card, section);
        var references = new ArrayList<Map<String, Object>>();
        if (part.known() == Known.NONE) {
            references.add(entry(section.code() + "|none", resources.none(section)));
        }
        part.items()
                .forEach(item ->
                        references.add(
                                entry(
                                        section.code() + "|" + item.id(),
                                        resources.of(section, item))));
        return section(
                words.of(section.code()),
                coded(LOINC, loinc(section), null),
                lines.of(section),
                references,
                switch (part.known()) {
                    case SOME, NONE -> Map.of();
                    case UNKNOWN -> coded(HL7 + "list-empty-reason", "unavailable", null);
                    case HIDDEN -> coded(HL7 + "list-empty-reason", "withheld", null);
                });
    }

    private static String loinc(Section section) {
        return switch (section) {
            case ALLERGIES -> "48765-2";
            case CONDITIONS -> "11450-4";
            case MEDICATIONS -> "10160-0";
            case IMMUNIZATIONS -> "11369-6";
            case MEASUREMENTS -> "8716-3";
        };
    }

    private void observations(List<Map<String, Object>> sections) {
        resources
                .blood()
                .ifPresent(blood ->
                        sections.add(
                                section(
                                        words.of("blood"),
                                        coded(LOINC, "30954-2", null),
                                        List.of(Objects.requireNonNull(lines.blood())),
                                        List.of(entry("blood", blood)),
                                        Map.of())));
        resources
                .pregnancy()
                .ifPresent(pregnancy ->
                        sections.add(
                                section(
                                        words.of("pregnancy"),
                                        coded(LOINC, "10162-6", null),
                                        List.of(Objects.requireNonNull(lines.pregnancy())),
                                        List.of(entry("pregnancy", pregnancy)),
                                        Map.of())));
        var notes = card.notes();
        if (notes != null && !notes.isBlank()) {
            sections.add(
                    object(
                            "title",
                            words.of("notes"),
                            "code",
                            object("text", words.of("notes")),
                            "text",
                            narrative(words.language(), List.of(notes))));
        }
    }

    private Map<String, Object> section(
            String title,
            Map<String, Object> code,
            List<String> text,
            List<Map<String, Object>> references,
            Map<String, Object> emptyReason) {
        return object(
                "title",
                title,
                "code",
                code,
                "text",
                narrative(words.language(), text),
                "entry",
                references,
                "emptyReason",
                emptyReason);
    }

    /** Into the Bundle; a reference to it. */
    private Map<String, Object> entry(String name, Map<String, Object> resource) {
        var urn = urn(name);
        entries.add(object("fullUrl", urn, "resource", identified(urn, resource)));
        return object("reference", urn);
    }

    private static Map<String, Object> identified(String urn, Map<String, Object> resource) {
        resource.put("id", urn.substring("urn:uuid:".length()));
        return resource;
    }

    private String urn(String name) {
        var bytes =
                (kept.row() + "|" + kept.version() + "|" + words.language() + "|" + name)
                        .getBytes(StandardCharsets.UTF_8);
        return "urn:uuid:" + UUID.nameUUIDFromBytes(bytes);
    }
}
