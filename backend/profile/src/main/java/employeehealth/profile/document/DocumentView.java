package employeehealth.profile.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.care.HealthData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document as its person sees it.
 *
 * @param type media type, as our own look at the bytes says
 * @param size in bytes
 * @param version counts what was given in under this name
 * @param at when it first came
 * @param changedAt when its newest version came
 */
@HealthData
@JsonInclude(JsonInclude.Include.NON_NULL)
record DocumentView(
        UUID id,
        String title,
        Category category,
        @Nullable LocalDate expiresOn,
        String fileName,
        String type,
        long size,
        int version,
        Instant at,
        Instant changedAt) {

    static DocumentView of(FiledDocument document) {
        var newest = document.newest();
        return new DocumentView(
                document.id(),
                document.about().title(),
                document.about().category(),
                document.about().expiresOn(),
                newest.fileName(),
                newest.type().mediaType(),
                newest.size(),
                newest.number(),
                document.at(),
                newest.at());
    }

    @Override
    public String toString() {
        return "DocumentView[hidden]";
    }
}
