package employeehealth.engine.text;

/** How many typing mistakes lie between two words. */
final class Distance {

    private Distance() {}

    /**
     * Letters added, missing, wrong, or two neighbours swapped, between the words; a number above
     * the limit when there are more.
     */
    static int within(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] older = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int distance =
                        Math.min(
                                previous[j - 1] + change,
                                Math.min(previous[j], current[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    distance = Math.min(distance, older[j - 2] + 1);
                }
                current[j] = distance;
                least = Math.min(least, distance);
            }
            if (least > limit) {
                return limit + 1;
            }
            int[] free = older;
            older = previous;
            previous = current;
            current = free;
        }
        return previous[b.length()];
    }
}
