package employeehealth.engine;

import employeehealth.engine.text.FindingEntry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where to find what a library names. */
final class Index {

    private final Map<String, FindingEntry> findings = new HashMap<>();
    private final Map<String, Protocol.Ask> asks = new LinkedHashMap<>();
    private final Map<String, Protocol> protocols = new LinkedHashMap<>();

    Index(Library library) {
        for (FindingEntry entry : library.lexicon().findings()) {
            findings.put(entry.code(), entry);
        }
        for (Protocol protocol : library.protocols()) {
            protocols.put(protocol.id(), protocol);
            for (Protocol.Ask ask : protocol.asks()) {
                asks.put(ask.id(), ask);
            }
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

    @Nullable Protocol protocol(String id) {
        return protocols.get(id);
    }
}
