package employeehealth.triage.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The signatures of one protocol, as a file of its library: whoever has the library can verify them
 * without asking anybody.
 */
final class SignedProtocol {

    private static final String FOLDER = "signatures/";
    private static final JsonMapper JSON = new JsonMapper();

    private SignedProtocol() {}

    static String file(String protocol) {
        return FOLDER + protocol + ".json";
    }

    static String text(List<String> signatures) {
        return JSON.writeValueAsString(
                new TreeMap<>(Map.of("kind", "signatures", "signatures", signatures)));
    }

    static List<String> signatures(SortedMap<String, String> files, String protocol) {
        var text = files.get(file(protocol));
        var all = new ArrayList<String>();
        if (text != null) {
            JSON.readTree(text).path("signatures").forEach(one -> all.add(one.stringValue()));
        }
        return all;
    }

    /** What ships is signed by nobody, and nothing is published without signatures. */
    static boolean none(SortedMap<String, String> files) {
        return files.keySet().stream().noneMatch(name -> name.startsWith(FOLDER));
    }

    /**
     * Names of those who signed, by protocol.
     *
     * @throws Forged if a signature is none of this installation's over that very protocol
     */
    static Map<String, List<String>> names(ProtocolLibrary library, ProtocolKey key) {
        var names = new TreeMap<String, List<String>>();
        for (var protocol : library.references()) {
            var signatures = signatures(library.files(), protocol.id());
            if (!signatures.isEmpty()) {
                var signed = Canonical.bytes(library.textOf(protocol.id()));
                var claims =
                        signatures.stream()
                                .map(jws ->
                                        key.verify(ProtocolKey.UNDER_PROTOCOL, jws, signed)
                                                .orElseThrow(Forged::new))
                                .toList();
                if (!parts(claims, "part").equals(Set.of("author", "signatory"))
                        || parts(claims, "sub").size() != 2) {
                    throw new Forged();
                }
                names.put(
                        protocol.id(),
                        claims.stream().map(one -> Objects.toString(one.get("name"), "")).toList());
            }
        }
        return names;
    }

    private static Set<Object> parts(List<Map<String, Object>> claims, String name) {
        return claims.stream()
                .map(one -> Objects.toString(one.get(name), ""))
                .collect(Collectors.toSet());
    }

    /** Somebody changed a protocol, or its signatures, behind the platform's back. */
    static final class Forged extends RuntimeException {

        Forged() {
            super("a protocol is not as it was signed");
        }
    }
}
