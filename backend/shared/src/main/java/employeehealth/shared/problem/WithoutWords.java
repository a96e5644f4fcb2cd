package employeehealth.shared.problem;

import org.jspecify.annotations.Nullable;

/** The shape of an exception without its message: what failed and where, never with which data. */
final class WithoutWords extends RuntimeException {

    private WithoutWords(Throwable original, @Nullable Throwable cause) {
        super(original.getClass().getName(), cause, false, true);
        setStackTrace(original.getStackTrace());
    }

    static WithoutWords of(Throwable original) {
        var cause = original.getCause();
        return new WithoutWords(original, cause == null || cause == original ? null : of(cause));
    }
}
