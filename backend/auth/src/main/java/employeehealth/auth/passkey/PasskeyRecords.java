package employeehealth.auth.passkey;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.auth.PasskeyAdded;
import employeehealth.contracts.auth.PasskeyCopied;
import employeehealth.contracts.auth.PasskeyRemoved;
import employeehealth.contracts.auth.PasskeyRenamed;
import employeehealth.contracts.news.News;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.news.Outbox;
import employeehealth.shared.seal.PlatformSecrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is written down about passkeys, and announced; within the transaction of the change. */
@Component
class PasskeyRecords {

    private static final String TABLE = "auth.passkeys";

    private final AuthDatabase database;
    private final Passkeys passkeys;
    private final PlatformSecrets secrets;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    PasskeyRecords(
            AuthDatabase database,
            Passkeys passkeys,
            PlatformSecrets secrets,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.passkeys = passkeys;
        this.secrets = secrets;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Nothing has changed yet, but whoever looks for an intruder wants to know that one tried. */
    void begun(Me me) {
        audit.record(
                database,
                AuditRecord.own(
                        me.company(), me.person(), "auth.passkey.begun", TABLE, me.person()));
    }

    void added(Me me, Passkey passkey) {
        audit.record(database, own(me, "auth.passkey.added", passkey).of(bytes(passkey.name())));
        publish(new PasskeyAdded(me.person(), passkey.id(), clock.instant()));
    }

    void codesMade(Me me) {
        audit.record(
                database,
                AuditRecord.own(
                        me.company(),
                        me.person(),
                        "auth.recovery-codes.made",
                        "auth.recovery_codes",
                        me.person()));
    }

    void renamed(Me me, Passkey before, String name) {
        audit.record(
                database,
                own(me, "auth.passkey.renamed", before).changed(bytes(before.name()), bytes(name)));
        publish(new PasskeyRenamed(me.person(), before.id(), clock.instant()));
    }

    void removed(Me me, Passkey passkey) {
        audit.record(
                database,
                own(me, "auth.passkey.removed", passkey).changed(bytes(passkey.name()), null));
        publish(new PasskeyRemoved(me.person(), passkey.id(), clock.instant()));
    }

    void registrationRefused(Me me) {
        audit.record(
                database,
                new AuditRecord(
                        me.company(),
                        me.person(),
                        me.person(),
                        "auth.passkey.refused",
                        TABLE,
                        me.person().toString(),
                        "own-file",
                        AuditRecord.Outcome.REFUSED,
                        null));
    }

    /** A genuine answer whose count goes back: somebody may have made a copy. */
    void copied(Passkey passkey, String purpose) {
        audit.record(database, refused(passkey, "auth.passkey.copied", purpose));
        var now = clock.instant();
        if (passkeys.suspected(passkey.id(), now)) {
            publish(new PasskeyCopied(passkey.person(), passkey.id(), now));
        }
    }

    /**
     * @param passkey none if there is no such passkey, or it is not of whom the answer names
     */
    void refused(@Nullable Passkey passkey, SignedChallenge answer, String purpose) {
        if (passkey == null) {
            audit.record(database, unknown(answer, purpose));
        } else {
            refused(passkey, purpose);
        }
    }

    void refused(Passkey passkey, String purpose) {
        audit.record(database, refused(passkey, "auth." + purpose + ".refused", purpose));
    }

    void used(Passkey passkey, String purpose) {
        audit.record(
                database,
                new AuditRecord(
                        passkey.company(),
                        passkey.person(),
                        passkey.person(),
                        "auth.passkey.used",
                        TABLE,
                        passkey.id().toString(),
                        purpose,
                        AuditRecord.Outcome.SUCCESS,
                        null));
    }

    /** Many refusals of one made-up passkey can be told from many made-up passkeys. */
    private AuditRecord unknown(SignedChallenge answer, String purpose) {
        return new AuditRecord(
                null,
                null,
                null,
                "auth." + purpose + ".refused",
                TABLE,
                HexFormat.of().formatHex(secrets.mac("unknown-passkey", answer.rawId())),
                purpose,
                AuditRecord.Outcome.REFUSED,
                null);
    }

    private static AuditRecord refused(Passkey passkey, String action, String purpose) {
        return new AuditRecord(
                passkey.company(),
                null,
                passkey.person(),
                action,
                TABLE,
                passkey.id().toString(),
                purpose,
                AuditRecord.Outcome.REFUSED,
                null);
    }

    private static AuditRecord own(Me me, String action, Passkey passkey) {
        return AuditRecord.own(me.company(), me.person(), action, TABLE, passkey.id());
    }

    private void publish(News news) {
        outbox.publish(database, news);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
