package employeehealth.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * Whether times of two kinds could be told apart by anybody who has a clock.
 *
 * @param known median of what exists, in nanoseconds
 * @param missing of what does not
 * @param u Mann and Whitney's U of what exists
 * @param p two-sided: how often chance alone makes U differ so much from what is expected
 */
record Comparison(int tries, double known, double missing, double u, double z, double p) {

    private static final double SURELY = 0.01;
    private static final double NOTICED_NANOS = 2e6;
    private static final double[] ERFC = {
        1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592
    };

    static Comparison of(long[] known, long[] missing) {
        var ranks = Ranks.of(known, missing);
        double n = known.length;
        double m = missing.length;
        var u = ranks.sumOfFirst() - n * (n + 1) / 2;
        var all = n + m;
        var deviation =
                Math.sqrt(n * m / 12 * (all + 1 - ranks.ties() / (all * (all - 1))));
        var apart = Math.max(0, Math.abs(u - n * m / 2) - 0.5); // continuity
        var z = deviation == 0 ? 0 : Math.copySign(apart / deviation, u - n * m / 2);
        return new Comparison(
                known.length, median(known), median(missing), u, z, twoSided(Math.abs(z)));
    }

    /** More than chance, and as much as somebody could use: 2 ms between the medians. */
    boolean tellsWhoIsThere() {
        return p < SURELY && Math.abs(missing - known) >= NOTICED_NANOS;
    }

    private static double median(long[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
    }

    /** Of the normal distribution, by Abramowitz and Stegun 7.1.26: 1.5e-7 off at most. */
    static double twoSided(double z) {
        var x = z / Math.sqrt(2);
        var t = 1 / (1 + 0.3275911 * x);
        var sum = 0.0;
        for (var factor : ERFC) {
            sum = (sum + factor) * t;
        }
        return Math.min(1, sum * Math.exp(-x * x));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                """
                %d refusals of each kind, in turn
                median, it exists            %8.3f ms
                median, there is none        %8.3f ms
                difference                   %+8.3f ms (%+.2f %%)
                Mann-Whitney U               %.0f (%.0f if both are alike), z = %+.2f
                p                            %s
                %s""",
                tries,
                known / 1e6,
                missing / 1e6,
                (missing - known) / 1e6,
                (missing - known) / known * 100,
                u,
                (double) tries * tries / 2,
                z,
                p < 1e-6 ? "< 0.000001" : String.format(Locale.ROOT, "%.6f", p),
                verdict());
    }

    private String verdict() {
        if (tellsWhoIsThere()) {
            return "The clock tells them apart.";
        }
        return p < SURELY
                ? "They differ by more than chance, and by less than 2 ms."
                : "The clock does not tell them apart.";
    }

    /**
     * Of two samples put together; equal values share the mean of their ranks.
     *
     * @param ties the sum of t³ - t over groups of t equal values
     */
    private record Ranks(double sumOfFirst, double ties) {

        private record Value(long nanos, boolean first) {}

        static Ranks of(long[] first, long[] second) {
            var all = new Value[first.length + second.length];
            for (var i = 0; i < first.length; i++) {
                all[i] = new Value(first[i], true);
            }
            for (var i = 0; i < second.length; i++) {
                all[first.length + i] = new Value(second[i], false);
            }
            Arrays.sort(all, (one, other) -> Long.compare(one.nanos, other.nanos));
            var sum = 0.0;
            var ties = 0.0;
            for (var from = 0; from < all.length; ) {
                var to = from;
                var ofFirst = 0;
                while (to < all.length && all[to].nanos == all[from].nanos) {
                    ofFirst += all[to].first ? 1 : 0;
                    to++;
                }
                double equal = to - from;
                sum += ofFirst * (from + 1 + to) / 2.0;
                ties += equal * equal * equal - equal;
                from = to;
            }
            return new Ranks(sum, ties);
        }
    }
}
