package employeehealth.profile.consent;

import employeehealth.contracts.care.ConsentChanged;
import employeehealth.contracts.care.ConsentPurpose;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.news.Outbox;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Seal;
import employeehealth.shared.web.IfMatch;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Takes down what a person decides, and tells everyone who does something because of it. Nothing
 * stands in the way of refusing: it is taken by whichever text was shown (GDPR, art. 7(3)).
 */
@Component
class Decide {

    private final ProfileDatabase database;
    private final Consents consents;
    private final Decisions decisions;
    private final ConsentTexts texts;
    private final Outbox outbox;
    private final Seal seal;
    private final Audit audit;
    private final Clock clock;

    Decide(
            ProfileDatabase database,
            Consents consents,
            Decisions decisions,
            ConsentTexts texts,
            Outbox outbox,
            Seal seal,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.consents = consents;
        this.decisions = decisions;
        this.texts = texts;
        this.outbox = outbox;
        this.seal = seal;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param version of the text that they were shown
     * @param language in which they were shown it
     */
    record Said(boolean granted, int version, String language) {}

    /**
     * Saying again what holds already makes nothing.
     *
     * @param ifMatch what they saw, if they say so
     * @throws Problem 400 for a text that nobody was ever shown, 409 for consent to an old one, 412
     *     if they have decided meanwhile
     */
    Stance decide(Me me, ConsentPurpose purpose, Said said, @Nullable String ifMatch) {
        var shown =
                texts.find(purpose, said.version)
                        .orElseThrow(() ->
                                Problem.invalid(
                                        List.of(
                                                new FieldFault(
                                                        "textVersion", "field.text-version"))));
        var current = texts.current(purpose);
        if (said.granted && shown != current) {
            throw new Problem(HttpStatus.CONFLICT, "profile/consent-text-changed")
                    .with("current", Integer.toString(current.version()));
        }
        seal.mustNotBeErased(me.person());
        return database.write(() -> {
            decisions.lock(me.person(), purpose);
            var before = consents.stance(me.person(), purpose);
            if (ifMatch != null) {
                IfMatch.require(ifMatch, before.tag());
            }
            if (holdsAlready(before, said)) {
                return before;
            }
            var decision = decision(me, shown, said, before);
            decisions.add(decision);
            audit.record(database, record(me, decision));
            outbox.publish(
                    database,
                    new ConsentChanged(me.person(), purpose, said.granted, decision.at()));
            return consents.stance(me.person(), purpose);
        });
    }

    private static boolean holdsAlready(Stance before, Said said) {
        return before.last()
                .map(last -> last.granted() == said.granted && last.version() == said.version)
                .orElse(false);
    }

    private Decision decision(Me me, Published shown, Said said, Stance before) {
        return new Decision(
                Ids.next(),
                Owner.of(me),
                shown.purpose(),
                before.last().map(Decision::number).orElse(0) + 1,
                said.granted,
                shown.version(),
                said.language,
                shown.in(said.language).hash(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static AuditRecord record(Me me, Decision decision) {
        var content =
                "%s %s %d %s"
                        .formatted(
                                decision.purpose().code(),
                                decision.granted(),
                                decision.version(),
                                decision.hash());
        return AuditRecord.own(
                        me.company(),
                        me.person(),
                        decision.granted() ? "profile.consent.given" : "profile.consent.refused",
                        Decisions.TABLE,
                        decision.id())
                .of(content.getBytes(StandardCharsets.UTF_8));
    }
}
