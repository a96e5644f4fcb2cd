package employeehealth.shared.problem;

import org.jspecify.annotations.Nullable;

/** The shape of an exception without its message: what failed and where, never with which data. */
final class WithoutWords extends RuntimeException {

    private WithoutWords(Throwable original, @Nullable Throwable cause) {
        super(original.getClass().getName(), cause, false, true);
        setStackTrace(original.getStackTrace());
    }

    /** Causes may form a ring; nobody reads further down than this. */
    private static final int DEPTH = 20;

    static WithoutWords of(Throwable original) {
        return of(original, DEPTH);
    }

    private static WithoutWords of(Throwable original, int depth) {
        var cause = original.getCause();
        return new WithoutWords(
                original, cause == null || depth == 0 ? null : of(cause, depth - 1));
    }
}
