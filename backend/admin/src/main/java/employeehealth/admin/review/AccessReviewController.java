package employeehealth.admin.review;

import static employeehealth.contracts.access.Permission.ACCESS_REVIEW;

import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.web.Csv;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who may do what at one's own company: page by page, or as one file to sign and keep. */
@RestController
@RequestMapping("/api/v1/admin/compliance")
class AccessReviewController {

    /** Programs read it, so it is the same in every language. */
    private static final List<String> HEAD =
            List.of(
                    "person",
                    "displayName",
                    "email",
                    "role",
                    "roleName",
                    "permissions",
                    "site",
                    "population",
                    "since",
                    "until",
                    "givenBy",
                    "givenAt",
                    "lastSignInAt");

    private final AccessReview review;
    private final Clock clock;

    AccessReviewController(AccessReview review, Clock clock) {
        this.review = review;
        this.clock = clock;
    }

    @GetMapping("/access-review")
    @Audience(ACCESS_REVIEW)
    AccessReview.Found json(
            Me me,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
            Locale locale) {
        return review.read(me, cursor, limit, locale);
    }

    @GetMapping(path = "/access-review.csv", produces = "text/csv")
    @Audience(ACCESS_REVIEW)
    ResponseEntity<byte[]> csv(Me me, Locale locale) {
        var rows = review.read(me, null, null, locale).items().stream().map(this::cells).toList();
        var name = "access-review-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + ".csv";
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(Csv.of(HEAD, rows).getBytes(StandardCharsets.UTF_8));
    }

    private List<@Nullable String> cells(Access a) {
        return Arrays.asList(
                text(a.person()),
                a.displayName(),
                a.email(),
                a.role(),
                a.roleName(),
                String.join(" ", a.permissions()),
                a.site(),
                a.population(),
                text(a.since()),
                text(a.until()),
                a.givenBy(),
                text(a.givenAt()),
                text(a.lastSignInAt()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Objects.toString(value);
    }
}
