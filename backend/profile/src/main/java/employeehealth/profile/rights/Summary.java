package employeehealth.profile.rights;

import employeehealth.contracts.persondata.Store;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The archive for whoever just wants to read it: each category, why it is kept, and what is in it.
 */
final class Summary {

    private static final int DEEPEST = 6;

    private final Collected collected;
    private final ArchiveWords words;
    private final PdfPages pages;

    Summary(Collected collected, ArchiveWords words) throws IOException {
        this.collected = collected;
        this.words = words;
        this.pages =
                new PdfPages(
                        words.of("title"),
                        collected.export().language(),
                        number -> words.of("summary.page", number));
    }

    byte[] pdf() throws IOException {
        pages.heading(words.of("title"));
        pages.line(0, collected.name());
        pages.line(0, words.of("summary.intro", collected.export().askedAt()));
        for (var kept : collected.kept()) {
            pages.heading(kept.title());
            pages.line(0, kept.ground());
            pages.line(0, words.basis(kept));
            pages.line(0, words.duration(kept.duration()));
            pages.line(0, words.of("erasure." + kept.erasure().code()));
            for (var store : kept.stores()) {
                rows(store);
            }
        }
        return pages.toBytes();
    }

    private void rows(String store) throws IOException {
        pages.subheading(store);
        var rows = held(store);
        if (rows.isEmpty()) {
            pages.line(1, words.of("summary.nothing"));
        }
        for (var row : rows) {
            pages.space();
            for (var field : row.entrySet()) {
                told(1, readable(field.getKey()), field.getValue());
            }
        }
    }

    private List<Map<String, @Nullable Object>> held(String store) {
        return collected.held().stream()
                .filter(one -> name(one.store()).equals(store))
                .findFirst()
                .map(Collected.Held::rows)
                .orElse(List.of());
    }

    private static String name(Store store) {
        return store.name();
    }

    /** {@code sealed_answers} and {@code birthDate} as words. */
    private static String readable(String name) {
        return name.replaceFirst("^sealed_", "")
                .replace('_', ' ')
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
    }

    private void told(int depth, String name, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> {
                // What is not there is not told.
            }
            case Map<?, ?> fields when depth < DEEPEST -> {
                if (!fields.isEmpty()) {
                    pages.line(depth, name);
                    for (var field : fields.entrySet()) {
                        told(depth + 1, readable(field.getKey().toString()), field.getValue());
                    }
                }
            }
            case List<?> items when depth < DEEPEST -> {
                for (var item : items) {
                    told(depth, name, item);
                }
            }
            case Boolean yes -> pages.line(depth, name + ": " + words.of(yes ? "yes" : "no"));
            default -> pages.line(depth, name + ": " + value);
        }
    }
}
