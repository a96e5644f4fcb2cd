package employeehealth.profile.rights;

import employeehealth.contracts.persondata.Remains;
import employeehealth.contracts.persondata.Store;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    /** As JSON, the way it is kept. */
    String of(ErasureRequest request, SecondLook look, Instant now) {
        var found =
                look.remains().stream()
                        .collect(Collectors.toMap(Remains::store, Function.identity()));
        var unsigned =
                new Certificate(
                        request.id(),
                        request.confirmedAt(),
                        now,
                        look.keyDestroyed(),
                        look.rowsLeft(),
                        inventory.kept(request.language()).stream()
                                .map(kept -> item(kept, found))
                                .toList(),
                        "");
        return json.writeValueAsString(unsigned.with(digest(json.writeValueAsBytes(unsigned))));
    }

    /** None until it is done. */
    @Nullable Certificate of(ErasureRequest request) {
        var kept = request.certificate();
        return kept == null ? null : json.readValue(kept, Certificate.class);
    }

    private static Certificate.Item item(Kept kept, Map<String, Remains> found) {
        var rows =
                kept.stores().stream()
                        .map(found::get)
                        .filter(Objects::nonNull)
                        .mapToLong(Remains::kept)
                        .sum();
        return new Certificate.Item(
                kept.category(),
                kept.title(),
                kept.erasure(),
                kept.ground(),
                kept.article(),
                kept.duration(),
                kept.stores(),
                rows);
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
