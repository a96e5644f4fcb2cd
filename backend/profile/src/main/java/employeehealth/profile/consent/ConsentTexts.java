package employeehealth.profile.consent;

import employeehealth.contracts.care.ConsentPurpose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Every version of every text that was ever shown: {@code consents/<purpose>-<version>.json}. */
@Component
class ConsentTexts {

    private final Map<ConsentPurpose, List<Published>> versions =
            new EnumMap<>(ConsentPurpose.class);

    @Autowired
    ConsentTexts(JsonMapper json) {
        this(shipped(json));
    }

    ConsentTexts(List<Published> all) {
        all.stream()
                .sorted(Comparator.comparingInt(Published::version))
                .forEach(one ->
                        versions.computeIfAbsent(one.purpose(), p -> new ArrayList<>()).add(one));
        for (var purpose : ConsentPurpose.values()) {
            Objects.requireNonNull(versions.get(purpose), purpose.code());
        }
    }

    static List<Published> shipped(JsonMapper json) {
        var all = new ArrayList<Published>();
        for (var purpose : ConsentPurpose.values()) {
            var version = 1;
            for (var one = read(json, purpose, version);
                    one.isPresent();
                    one = read(json, purpose, version)) {
                all.add(one.get());
                version++;
            }
        }
        return all;
    }

    private static Optional<Published> read(JsonMapper json, ConsentPurpose purpose, int version) {
        var name = "/consents/" + purpose.code() + "-" + version + ".json";
        try (var file = ConsentTexts.class.getResourceAsStream(name)) {
            if (file == null) {
                return Optional.empty();
            }
            var read = json.readValue(file, Published.class);
            if (read.purpose() != purpose || read.version() != version) {
                throw new IllegalStateException(name + " says that it is another text");
            }
            return Optional.of(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one that is shown today. */
    Published current(ConsentPurpose purpose) {
        return of(purpose).getLast();
    }

    Optional<Published> find(ConsentPurpose purpose, int version) {
        return of(purpose).stream().filter(one -> one.version() == version).findFirst();
    }

    /** Whether a consent to this version is still one. */
    boolean holds(ConsentPurpose purpose, int version) {
        return of(purpose).stream().noneMatch(one -> one.version() > version && one.asksAgain());
    }

    private List<Published> of(ConsentPurpose purpose) {
        return Objects.requireNonNull(versions.get(purpose));
    }
}
