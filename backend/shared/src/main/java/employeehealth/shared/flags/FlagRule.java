package employeehealth.shared.flags;

import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.exceptions.GeneralError;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a file in <a href="https://flagd.dev/reference/flag-definitions/">flagd's format</a> says of
 * one flag. Understood is what {@link Terms} lists; variants are on and off.
 */
record FlagRule(
        boolean enabled,
        Map<String, Boolean> variants,
        @Nullable String defaultVariant,
        @Nullable Term targeting) {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /** All flags of a file, by key. */
    static Map<String, FlagRule> read(byte[] file) {
        var flags = parsed(file).path("flags");
        if (!flags.isObject()) {
            throw new BadFlags("there is no \"flags\"");
        }
        var rules = new HashMap<String, FlagRule>();
        flags.properties()
                .forEach(flag -> rules.put(flag.getKey(), of(flag.getKey(), flag.getValue())));
        return Map.copyOf(rules);
    }

    private static JsonNode parsed(byte[] file) {
        try {
            return JSON.readTree(file);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new BadFlags("it is not JSON" + (at == null ? "" : ", line " + at.getLineNr()));
        }
    }

    private static FlagRule of(String key, JsonNode flag) {
        try {
            var variants = new HashMap<String, Boolean>();
            for (var variant : flag.path("variants").properties()) {
                if (!variant.getValue().isBoolean()) {
                    throw new BadFlags("a variant is true or false");
                }
                variants.put(variant.getKey(), variant.getValue().booleanValue());
            }
            var usual = flag.path("defaultVariant").asString(null);
            if (variants.isEmpty() || usual != null && !variants.containsKey(usual)) {
                throw new BadFlags("its defaultVariant is not among its variants");
            }
            var targeting = flag.path("targeting");
            return new FlagRule(
                    enabled(flag.path("state").asString("")),
                    Map.copyOf(variants),
                    usual,
                    targeting.isObject() && !targeting.isEmpty() ? Terms.read(targeting) : null);
        } catch (BadFlags bad) {
            throw new BadFlags(Words.shown(key) + ": " + bad.why());
        }
    }

    private static boolean enabled(String state) {
        return switch (state) {
            case "ENABLED" -> true;
            case "DISABLED" -> false;
            default -> throw new BadFlags("its state is ENABLED or DISABLED");
        };
    }

    ProviderEvaluation<Boolean> evaluate(String key, boolean otherwise, FlagContext context) {
        if (!enabled) {
            return answer(otherwise, null, Reason.DISABLED);
        }
        var about = new HashMap<>(context.asMap());
        about.put(Terms.FLAG_KEY, key);
        var matched = targeting == null ? null : targeting.of(about);
        var variant = matched == null ? defaultVariant : matched.toString();
        if (variant == null) {
            return answer(otherwise, null, Reason.DEFAULT);
        }
        var value = variants.get(variant);
        if (value == null) {
            throw new GeneralError("its rule names a variant that it does not have");
        }
        return answer(
                value,
                variant,
                targeting == null
                        ? Reason.STATIC
                        : matched == null ? Reason.DEFAULT : Reason.TARGETING_MATCH);
    }

    private static ProviderEvaluation<Boolean> answer(
            boolean value, @Nullable String variant, Reason reason) {
        return ProviderEvaluation.<Boolean>builder()
                .value(value)
                .variant(Objects.requireNonNullElse(variant, ""))
                .reason(reason.toString())
                .build();
    }
}
