package employeehealth.profile.consent;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.ConsentPurpose;
import employeehealth.contracts.care.ConsentState;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads how a person stands to each purpose, and how they came to. */
@Component
public class Consents {

    private final ProfileDatabase database;
    private final Decisions decisions;
    private final ConsentTexts texts;
    private final Audit audit;

    Consents(ProfileDatabase database, Decisions decisions, ConsentTexts texts, Audit audit) {
        this.database = database;
        this.decisions = decisions;
        this.texts = texts;
        this.audit = audit;
    }

    /** Within a transaction of the person's: for what is done because of it. */
    public ConsentState state(PersonId person, ConsentPurpose purpose) {
        return stance(person, purpose).state();
    }

    Stance stance(PersonId person, ConsentPurpose purpose) {
        return Stance.of(texts, texts.current(purpose), decisions.newest(person, purpose));
    }

    /** All purposes there are. */
    List<Stance> all(Me me) {
        var last =
                database.read(() -> decisions.newest(me.person())).stream()
                        .collect(Collectors.toMap(Decision::purpose, Function.identity()));
        seen(me, "profile.consents.read");
        return Arrays.stream(ConsentPurpose.values())
                .map(purpose ->
                        Stance.of(
                                texts,
                                texts.current(purpose),
                                Optional.ofNullable(last.get(purpose))))
                .toList();
    }

    Stance one(Me me, ConsentPurpose purpose) {
        var found = database.read(() -> stance(me.person(), purpose));
        seen(me, "profile.consents.read");
        return found;
    }

    /** Newest first. */
    List<Decision> history(Me me, ConsentPurpose purpose, int before, int limit) {
        var found = database.read(() -> decisions.before(me.person(), purpose, before, limit));
        seen(me, "profile.consent-history.read");
        return found;
    }

    /** What was decided last, and the text that it was decided by. */
    Receipt receipt(Me me, ConsentPurpose purpose) {
        var last =
                database.read(() -> decisions.newest(me.person(), purpose))
                        .orElseThrow(Problem::notFound);
        seen(me, "profile.consent-receipt.read");
        return Receipt.of(
                last,
                texts.find(purpose, last.version())
                        .map(published -> published.in(last.language()))
                        // A wording that was changed after all was not the one they saw.
                        .filter(text -> text.hash().equals(last.hash())));
    }

    private void seen(Me me, String action) {
        audit.append(
                database,
                AuditRecord.own(me.company(), me.person(), action, Decisions.TABLE, me.person()));
    }
}
