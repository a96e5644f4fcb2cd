package employeehealth.shared.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Days and instants as RFC 3339 writes them: the year has four digits. ISO 8601 allows more by
 * agreement, which no database, calendar or FHIR server that we speak to has agreed to.
 */
public final class FourDigitYears extends SimpleModule {

    private static final int FIRST = 1;
    private static final int LAST = 9999;

    public FourDigitYears() {
        addDeserializer(
                LocalDate.class,
                new Strict<>(LocalDate.class, LocalDate::parse, LocalDate::getYear));
        addDeserializer(
                Instant.class,
                new Strict<>(
                        Instant.class,
                        Instant::parse,
                        instant -> instant.atOffset(ZoneOffset.UTC).getYear()));
    }

    /** Also where a day comes as a text and not in JSON. */
    public static boolean fits(LocalDate day) {
        return fits(day.getYear());
    }

    private static boolean fits(int year) {
        return year >= FIRST && year <= LAST;
    }

    private static final class Strict<T> extends StdDeserializer<T> {

        private final Class<T> type;
        private final Function<String, T> parse;
        private final ToIntFunction<T> year;

        Strict(Class<T> type, Function<String, T> parse, ToIntFunction<T> year) {
            super(type);
            this.type = type;
            this.parse = parse;
            this.year = year;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return type.cast(context.handleUnexpectedToken(type, json));
            }
            var text = json.getString();
            try {
                var value = parse.apply(text);
                if (fits(year.applyAsInt(value))) {
                    return value;
                }
            } catch (DateTimeException notOne) {
                // Said below, as for a year that is too long.
            }
            return type.cast(context.handleWeirdStringValue(type, text, "not of RFC 3339"));
        }
    }
}
