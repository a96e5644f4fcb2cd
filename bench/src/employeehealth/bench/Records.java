package employeehealth.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * One record per person, at an address of its own, with a version as its tag. A read has to show
 * what was written last; a write changes one telephone number in it, and nobody else's write may
 * have come between.
 */
final class Records {

    private final Function<Person, String[]> headers;
    private final Map<Person, Kept> kept = new ConcurrentHashMap<>();

    /** As one reads it. */
    final Ask read =
            new Ask() {
                @Override
                public String request(Person person, int turn) {
                    return Wire.get(kept.get(person).path, headers.apply(person));
                }

                @Override
                public boolean right(Person person, int turn, Wire.Answer answer) {
                    var now = kept.get(person);
                    return answer.status() == 200
                            && answer.body().contains(now.telephone)
                            && answer.tag().equals(now.tag);
                }
            };

    /** The next version of it. */
    final Ask write =
            new Ask() {
                @Override
                public String request(Person person, int turn) {
                    var now = kept.get(person);
                    return Wire.put(now.path, now.changed(), now.headers(headers.apply(person)));
                }

                @Override
                public boolean right(Person person, int turn, Wire.Answer answer) {
                    var next = kept.get(person).after(answer);
                    if (next == null) {
                        return false;
                    }
                    kept.put(person, next);
                    return true;
                }
            };

    /**
     * @param headers that each request carries
     */
    Records(Function<Person, String[]> headers) {
        this.headers = headers;
    }

    /** The first telephone number of the person with this number. */
    static String telephone(int number) {
        return "+336" + "%04d".formatted(number) + "%08d".formatted(0);
    }

    /**
     * @param made the answer to whatever made it
     * @param telephone what is in it
     */
    void add(Person person, String path, Wire.Answer made, String telephone) throws IOException {
        if (!made.body().contains(telephone) || made.tag().isEmpty()) {
            throw new IOException("no record was made: " + made);
        }
        kept.put(person, new Kept(path, made.body(), made.tag(), telephone));
    }

    /** Bytes of the record of somebody. */
    int bytes() {
        return kept.values().iterator().next().body.length();
    }

    /**
     * @param body as it was answered last
     * @param telephone the part of it that every write changes
     */
    private record Kept(String path, String body, String tag, String telephone) {

        private String[] headers(String[] others) {
            var all = Arrays.copyOf(others, others.length + 1);
            all[others.length] = "If-Match: " + tag;
            return all;
        }

        private String next() {
            var count = Integer.parseInt(telephone.substring(8)) + 1;
            return telephone.substring(0, 8) + "%08d".formatted(count);
        }

        private String changed() {
            return body.replace(telephone, next());
        }

        /** None if that is not what was written, as the next version. */
        private Kept after(Wire.Answer answer) {
            var next = next();
            var right =
                    answer.status() == 200
                            && answer.body().contains(next)
                            && !answer.tag().isEmpty()
                            && !answer.tag().equals(tag);
            return right ? new Kept(path, answer.body(), answer.tag(), next) : null;
        }
    }
}
