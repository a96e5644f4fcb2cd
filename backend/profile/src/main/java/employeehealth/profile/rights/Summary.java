package employeehealth.profile.rights;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The archive for whoever just wants to read it: each category, why it is kept, and what is in it.
 */
final class Summary {

    private static final int DEEPEST = 6;

    private final Contents contents;
    private final List<Told> told;
    private final ArchiveWords words;
    private final PdfPages pages;

    Summary(Contents contents, List<Told> told, ArchiveWords words) throws IOException {
        this.contents = contents;
        this.told = told;
        this.words = words;
        this.pages =
                new PdfPages(
                        words.of("title"),
                        contents.export().language(),
                        number -> words.of("summary.page", number));
    }

    byte[] pdf() throws IOException {
        pages.heading(words.of("title"));
        pages.line(0, contents.known().name());
        pages.line(0, words.of("summary.intro", contents.export().askedAt()));
        for (var kept : contents.kept()) {
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
        var told = told(store);
        if (told.count() == 0) {
            pages.line(1, words.of("summary.nothing"));
        }
        for (var row : told.first()) {
            pages.space();
            for (var field : row.entrySet()) {
                told(1, readable(field.getKey()), field.getValue());
            }
        }
        if (told.more() > 0) {
            pages.space();
            pages.line(1, words.of("summary.more", told.more(), "json/" + Archive.file(store)));
        }
    }

    private Told told(String store) {
        return told.stream().filter(one -> one.store().equals(store)).findFirst().orElseThrow();
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
