package employeehealth.engine;

import employeehealth.engine.text.FindingEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where to find what a library names: by text what comes from outside, by number all else. */
final class Index {

    /**
     * A finding.
     *
     * @param implies what is present whenever it is: itself first
     */
    record Entry(FindingEntry finding, Name name, List<Name> implies) {}

    /** What a caller may tell about somebody, by the name of the finding. */
    record Told(
            @Nullable Entry pregnant,
            @Nullable Entry immunosuppressed,
            @Nullable Entry anticoagulated,
            @Nullable Entry recentSurgery) {}

    private final Names names;
    private final Map<String, Entry> findings = new HashMap<>();
    private final Map<String, Protocol.Ask> asks = new LinkedHashMap<>();
    private final Map<String, Protocol> protocols = new LinkedHashMap<>();
    private final @Nullable Entry[] byNumber;
    private final Map<Name, Set<Name>> same = new HashMap<>();
    private final int[][] answers;
    private final Told told;

    Index(Library library) {
        this.names = library.names();
        this.byNumber = new Entry[names.size()];
        this.answers = new int[names.size()][];
        Map<String, FindingEntry> words = new HashMap<>();
        library.lexicon().findings().forEach(finding -> words.put(finding.code(), finding));
        for (FindingEntry finding : words.values()) {
            Set<Name> implies = new LinkedHashSet<>();
            imply(finding, words, implies);
            Name name = names.of(finding.code());
            Entry entry = new Entry(finding, name, List.copyOf(implies));
            findings.put(name.text(), entry);
            byNumber[name.number()] = entry;
        }
        for (Protocol protocol : library.protocols()) {
            protocols.put(protocol.id(), protocol);
            protocol.asks().forEach(ask -> asks.put(ask.id(), ask));
        }
        sameQuestions();
        this.told =
                new Told(
                        finding("pregnant"),
                        finding("immunosuppressed"),
                        finding("anticoagulated"),
                        finding("recent_surgery"));
    }

    private void imply(FindingEntry finding, Map<String, FindingEntry> words, Set<Name> implies) {
        if (implies.add(names.of(finding.code()))) {
            for (String code : finding.implies()) {
                FindingEntry other = words.get(code);
                if (other != null) {
                    imply(other, words, implies);
                }
            }
        }
    }

    private void sameQuestions() {
        Map<Text, List<Name>> byText = new HashMap<>();
        for (Protocol.Ask ask : asks.values()) {
            byText.computeIfAbsent(ask.text(), key -> new ArrayList<>()).add(ask.name());
        }
        Map<Name, List<Name>> answered = new HashMap<>();
        for (Protocol.Ask ask : asks.values()) {
            Set<Name> ids = new LinkedHashSet<>();
            ids.add(ask.name());
            ids.addAll(byText.getOrDefault(ask.text(), List.of()));
            ids.addAll(ask.sameAs());
            same.put(ask.name(), ids);
            for (Name id : ids) {
                answered.computeIfAbsent(id, key -> new ArrayList<>()).add(ask.name());
            }
        }
        answered.forEach((id, questions) -> answers[id.number()] = numbers(questions));
    }

    private static int[] numbers(List<Name> names) {
        return names.stream().mapToInt(Name::number).toArray();
    }

    /** By its code in the lexicon. */
    @Nullable Entry finding(String code) {
        return findings.get(code);
    }

    @Nullable Entry finding(Name name) {
        return byNumber[name.number()];
    }

    /** What a caller may tell about somebody. */
    Told told() {
        return told;
    }

    Protocol.@Nullable Ask ask(String id) {
        return asks.get(id);
    }

    Iterable<Protocol.Ask> asks() {
        return asks.values();
    }

    /**
     * The questions whose answers are answers to this one: itself, those of the very same words,
     * and those declared to ask no less.
     */
    Set<Name> same(Name question) {
        return same.getOrDefault(question, Set.of(question));
    }

    /** The numbers of the questions that an answer to this one answers: the other way round. */
    int[] answeredBy(Name question) {
        return answers[question.number()];
    }

    @Nullable Protocol protocol(String id) {
        return protocols.get(id);
    }

    /** How many names there are. */
    int size() {
        return byNumber.length;
    }
}
