package employeehealth.engine.text;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses patterns whose author took {@code a b|c} for "a b, or c", while it says "a, then b or c".
 * Such a pattern silently misses what it was written for and matches what nobody says.
 */
final class NotationCheck {

    /**
     * Small words that lead to the next one: as one choice among others they belong to a phrase.
     */
    private static final Set<String> LEADING =
            Set.of(
                    "sans", "en", "dans", "par", "pour", "sur", "au", "aux", "mon", "ma", "wrong",
                    "at", "in", "of", "by", "with", "without", "the", "my");

    private NotationCheck() {}

    /** Throws {@link IllegalArgumentException} when choices visibly hold several words. */
    static void check(List<String> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            String piece = pieces.get(i);
            if (piece.startsWith("~")) {
                continue;
            }
            if (i + 1 < pieces.size() && simple(piece) && simple(pieces.get(i + 1))) {
                continue;
            }
            String[] choices = choices(piece);
            for (int c = 0; c < choices.length - 1; c++) {
                if (choices[c].isEmpty() || choices[c].endsWith("?")) {
                    throw new IllegalArgumentException("a choice is no word: " + piece);
                }
            }
            if (i + 1 < pieces.size() && !pieces.get(i + 1).startsWith("~")) {
                neighbours(piece, pieces.get(i + 1));
            }
        }
    }

    /**
     * In braces a plain word after choices is the rest of the last choice, not a part of its own.
     */
    static void checkUnordered(List<String> pieces) {
        for (int i = 1; i < pieces.size(); i++) {
            boolean plain = simple(pieces.get(i)) && pieces.get(i).charAt(0) != '@';
            if (plain && !simple(pieces.get(i - 1))) {
                throw several(pieces.get(i - 1), pieces.get(i));
            }
        }
    }

    private static boolean simple(String piece) {
        return piece.indexOf('|') < 0;
    }

    private static void neighbours(String piece, String next) {
        String[] left = choices(piece);
        String[] right = choices(next);
        if (left.length > 1
                && LEADING.contains(left[left.length - 1])
                && Arrays.stream(left).filter(LEADING::contains).count() == 1) {
            throw several(piece, next);
        }
        Set<String> both = new HashSet<>(Arrays.asList(left));
        both.retainAll(Arrays.asList(right));
        if (!both.isEmpty() && left.length + right.length > 2) {
            throw several(piece, next);
        }
        for (String one : left) {
            for (String other : right) {
                // "burn out|burnout"; elided words ("l") join into others by chance
                if (one.length() > 2
                        && (Arrays.asList(right).contains(one + other)
                                || Arrays.asList(left).contains(one + other))) {
                    throw several(piece, next);
                }
            }
        }
    }

    private static String[] choices(String piece) {
        String body = piece.endsWith("?") ? piece.substring(0, piece.length() - 1) : piece;
        return body.split("\\|", -1);
    }

    private static IllegalArgumentException several(String piece, String next) {
        return new IllegalArgumentException(
                "several words cannot be one choice, write a pattern for each: "
                        + piece
                        + " "
                        + next);
    }
}
