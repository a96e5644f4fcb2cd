package employeehealth.profile.rights;

import employeehealth.contracts.persondata.Remains;
import employeehealth.contracts.persondata.Store;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was erased, what stays on which ground, and that everything was looked at again. It names
 * nobody; its fingerprint is in the audit log, and with that in the signed tree.
 */
@Component
class Certificates {

    /** Categories of what stays and says nothing by which one would have to know whose it is. */
    private static final Set<String> NAMELESS = Set.of("rights", "acts", "erased");

    private final Inventory inventory;
    private final JsonMapper json;

    Certificates(Inventory inventory, JsonMapper json) {
        this.inventory = inventory;
        this.json = json;
    }

    /** Whether something stays of which one must know whose it is. */
    boolean keepsAFile(List<Remains> remains) {
        var files =
                inventory.stores().stream()
                        .filter(store -> store.erasure() == Store.Erasure.KEPT)
                        .filter(store -> !NAMELESS.contains(store.category()))
                        .map(Store::name)
                        .toList();
        return remains.stream().anyMatch(one -> files.contains(one.store()) && one.kept() > 0);
    }

    String of(ErasureRequest request, List<Remains> remains, Instant now) {
        var found = remains.stream().collect(Collectors.toMap(Remains::store, Function.identity()));
        var items = new ArrayList<Map<String, Object>>();
        inventory.kept(request.language()).forEach(kept -> items.add(item(kept, found)));
        var certificate = new LinkedHashMap<String, Object>();
        certificate.put("id", request.id());
        certificate.put("requestedAt", request.confirmedAt());
        certificate.put("erasedAt", now);
        certificate.put("keyDestroyed", true);
        certificate.put("rowsLeft", remains.stream().mapToLong(Remains::left).sum());
        certificate.put("items", items);
        certificate.put("sha256", digest(json.writeValueAsBytes(certificate)));
        return json.writeValueAsString(certificate);
    }

    private static Map<String, Object> item(Kept kept, Map<String, Remains> found) {
        var rows =
                kept.stores().stream()
                        .map(found::get)
                        .filter(one -> one != null)
                        .mapToLong(Remains::kept)
                        .sum();
        var item = new LinkedHashMap<String, Object>();
        item.put("category", kept.category());
        item.put("title", kept.title());
        item.put("erasure", kept.erasure());
        item.put("ground", kept.ground());
        item.put("article", kept.article());
        item.put("duration", kept.duration());
        item.put("stores", kept.stores());
        item.put("rowsKept", rows);
        return item;
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
