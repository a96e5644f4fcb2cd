package employeehealth.engine;

import employeehealth.engine.text.FindingEntry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where to find what a library names. */
final class Index {

    private final Map<String, FindingEntry> findings = new HashMap<>();
    private final Map<String, Protocol.Ask> asks = new LinkedHashMap<>();
    private final Map<String, Protocol> protocols = new LinkedHashMap<>();

    /** By question id: itself, those of the very same words, and those declared to ask no less. */
    private final Map<String, Set<String>> same = new HashMap<>();

    Index(Library library) {
        for (FindingEntry entry : library.lexicon().findings()) {
            findings.put(entry.code(), entry);
        }
        Map<Text, Set<String>> byText = new HashMap<>();
        for (Protocol protocol : library.protocols()) {
            protocols.put(protocol.id(), protocol);
            for (Protocol.Ask ask : protocol.asks()) {
                asks.put(ask.id(), ask);
                byText.computeIfAbsent(ask.text(), key -> new LinkedHashSet<>()).add(ask.id());
            }
        }
        for (Protocol.Ask ask : asks.values()) {
            Set<String> ids = new LinkedHashSet<>();
            ids.add(ask.id());
            ids.addAll(byText.getOrDefault(ask.text(), Set.of()));
            ids.addAll(ask.sameAs());
            same.put(ask.id(), ids);
        }
    }

    Map<String, FindingEntry> findings() {
        return findings;
    }

    Protocol.@Nullable Ask ask(String id) {
        return asks.get(id);
    }

    Iterable<Protocol.Ask> asks() {
        return asks.values();
    }

    /** Ids of the questions whose answers are answers to this one. */
    Set<String> same(Protocol.Ask ask) {
        return same.getOrDefault(ask.id(), Set.of(ask.id()));
    }

    @Nullable Protocol protocol(String id) {
        return protocols.get(id);
    }
}
