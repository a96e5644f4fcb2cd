package employeehealth.shared.backup;

/** Why no backup or no restore took place: one sentence for the person who asked for it. */
public final class BackupRefused extends RuntimeException {

    BackupRefused(String sentence) {
        super(sentence);
    }

    BackupRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
