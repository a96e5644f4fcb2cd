package employeehealth.profile.consent;

import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import employeehealth.contracts.care.ConsentPurpose;
import employeehealth.contracts.care.ConsentState;
import employeehealth.profile.consent.OtherBases.OtherBasis;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One's own consents, each by itself; refusing is one press, exactly as agreeing is. */
@RestController
@RequestMapping("/api/v1/profile/consents")
class ConsentController {

    private final Consents consents;
    private final Decide decide;
    private final OtherBases bases;

    ConsentController(Consents consents, Decide decide, OtherBases bases) {
        this.consents = consents;
        this.decide = decide;
        this.bases = bases;
    }

    @GetMapping
    @Audience(PROFILE_OWN)
    All all(Me me, Locale locale) {
        var language = spoken(locale);
        return new All(
                consents.all(me).stream().map(stance -> View.of(stance, language)).toList(),
                bases.in(language),
                null);
    }

    @GetMapping("/{purpose}")
    @Audience(PROFILE_OWN)
    ResponseEntity<View> one(Me me, @PathVariable String purpose, Locale locale) {
        return shown(consents.one(me, known(purpose)), locale);
    }

    /**
     * The text that was shown is that of the language of the request. {@code If-Match} counts where
     * it is sent, and is not asked for: the last word of a person holds.
     */
    @PutMapping("/{purpose}")
    @Audience(PROFILE_OWN)
    ResponseEntity<View> decide(
            Me me,
            @PathVariable String purpose,
            @Valid @RequestBody Answer answer,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            Locale locale) {
        var said = new Decide.Said(answer.granted, answer.textVersion, spoken(locale));
        return shown(decide.decide(me, known(purpose), said, ifMatch), locale);
    }

    /** Every decision, newest first. */
    @GetMapping("/{purpose}/history")
    @Audience(PROFILE_OWN)
    History history(
            Me me,
            @PathVariable String purpose,
            @RequestParam(required = false) @Nullable Integer cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var before = cursor == null ? Integer.MAX_VALUE : cursor;
        var found = consents.history(me, known(purpose), before, limit);
        var last = found.isEmpty() ? 1 : found.getLast().number();
        return new History(found.stream().map(Item::of).toList(), last == 1 ? null : last);
    }

    /** Proof of the last decision, with the text that was shown. */
    @GetMapping("/{purpose}/receipt")
    @Audience(PROFILE_OWN)
    Receipt receipt(Me me, @PathVariable String purpose) {
        return consents.receipt(me, known(purpose));
    }

    private static ConsentPurpose known(String purpose) {
        return ConsentPurpose.ofCode(purpose).orElseThrow(Problem::notFound);
    }

    private static String spoken(Locale locale) {
        return locale.getLanguage().equals("fr") ? "fr" : "en";
    }

    private static ResponseEntity<View> shown(Stance stance, Locale locale) {
        return ResponseEntity.ok().eTag(stance.tag()).body(View.of(stance, spoken(locale)));
    }

    /**
     * @param textVersion of the text that was read
     */
    record Answer(@NotNull Boolean granted, @NotNull @Min(1) Integer textVersion) {}

    /**
     * @param otherBases what is done without consent, and what allows it
     * @param next there is one page
     */
    record All(List<View> items, List<OtherBasis> otherBases, @Nullable String next) {}

    /**
     * @param granted what was decided last; null if nothing ever was
     * @param decidedVersion of the text that it was decided by
     * @param text that is shown today, and to be named in an answer
     */
    record View(
            ConsentPurpose purpose,
            ConsentState state,
            @Nullable Boolean granted,
            @Nullable Instant decidedAt,
            @Nullable Integer decidedVersion,
            Shown text) {

        static View of(Stance stance, String language) {
            var last = stance.last();
            return new View(
                    stance.shown().purpose(),
                    stance.state(),
                    last.map(Decision::granted).orElse(null),
                    last.map(Decision::at).orElse(null),
                    last.map(Decision::version).orElse(null),
                    Shown.of(stance.shown(), language));
        }
    }

    /**
     * @param done what is done
     * @param data with what data
     * @param seenBy who sees it
     * @param kept how long
     * @param refusing what happens to somebody who refuses
     */
    record Shown(
            int version,
            LocalDate publishedOn,
            String language,
            String title,
            String done,
            String data,
            String seenBy,
            String kept,
            String refusing,
            String hash) {

        static Shown of(Published published, String language) {
            var text = published.in(language);
            return new Shown(
                    published.version(),
                    published.publishedOn(),
                    language,
                    text.title(),
                    text.done(),
                    text.data(),
                    text.seenBy(),
                    text.kept(),
                    text.refusing(),
                    text.hash());
        }
    }

    /**
     * @param next cursor of the following page, null on the last
     */
    record History(List<Item> items, @Nullable Integer next) {}

    record Item(
            UUID id,
            int number,
            boolean granted,
            int textVersion,
            String language,
            String hash,
            Instant at) {

        static Item of(Decision decision) {
            return new Item(
                    decision.id(),
                    decision.number(),
                    decision.granted(),
                    decision.version(),
                    decision.language(),
                    decision.hash(),
                    decision.at());
        }
    }
}
