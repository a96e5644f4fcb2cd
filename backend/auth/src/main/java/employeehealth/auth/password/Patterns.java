package employeehealth.auth.password;

import java.util.List;

/** Passwords that the hand makes, not the head. */
final class Patterns {

    /**
     * Beside each other on a keyboard, in both countries' order, or in what everybody can count.
     */
    private static final List<String> ROWS =
            List.of(
                    "abcdefghijklmnopqrstuvwxyz",
                    "01234567890",
                    "qwertyuiop",
                    "asdfghjkl",
                    "zxcvbnm",
                    "azertyuiop",
                    "qsdfghjklm",
                    "wxcvbn",
                    "qwertzuiop",
                    "yxcvbnm",
                    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
                    "1aqw2zsx3edc4rfv5tgb6yhn7uj");

    private Patterns() {}

    /** So many steps in a row are no word of any language. */
    private static final int RUN = 3;

    /**
     * Whether three steps in five only go on to the next key, or stay where they are, several in a
     * row.
     */
    static boolean isWalk(String plain) {
        var steps = plain.length() - 1;
        var walked = 0;
        var run = 0;
        for (var i = 0; i < steps; i++) {
            run = beside(plain.charAt(i), plain.charAt(i + 1)) ? run + 1 : 0;
            walked += run < RUN ? 0 : run == RUN ? RUN : 1;
        }
        return steps > 0 && 5 * walked >= 3 * steps;
    }

    private static boolean beside(char a, char b) {
        if (a == b) {
            return true;
        }
        var forth = "" + a + b;
        var back = "" + b + a;
        return ROWS.stream().anyMatch(row -> row.contains(forth) || row.contains(back));
    }

    /** Length in code points of the shortest beginning that, repeated, is the whole. */
    static int period(String text) {
        var letters = text.codePoints().toArray();
        var borders = new int[letters.length];
        for (var i = 1; i < letters.length; i++) {
            var border = borders[i - 1];
            while (border > 0 && letters[i] != letters[border]) {
                border = borders[border - 1];
            }
            borders[i] = letters[i] == letters[border] ? border + 1 : border;
        }
        return letters.length == 0 ? 0 : letters.length - borders[letters.length - 1];
    }
}
