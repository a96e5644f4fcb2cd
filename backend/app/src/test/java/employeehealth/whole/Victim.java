package employeehealth.whole;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What may be killed, and to which kinds of failure it belongs. */
enum Victim {
    GATEWAY(Kind.PROCESS),
    TRIAGE(Kind.PROCESS),
    PROFILE(Kind.PROCESS),
    AUTH(Kind.PROCESS),
    ADMIN(Kind.PROCESS),
    NOTIFICATIONS(Kind.PROCESS),
    /** The process that hosts the database. */
    DATABASE(Kind.PROCESS, Kind.DATABASE),
    /** The database server alone. */
    POSTMASTER(Kind.DATABASE),
    /** A single session of it. */
    SESSION(Kind.DATABASE),
    /** RabbitMQ. */
    BROKER(Kind.BROKER);

    enum Kind {
        PROCESS,
        DATABASE,
        BROKER
    }

    private final Set<Kind> kinds;

    Victim(Kind first, Kind... more) {
        this.kinds = EnumSet.of(first, more);
    }

    /** Reads {@code all}, or a list of kinds and victims such as {@code database,gateway}. */
    static List<Victim> parse(String list) {
        var wanted = List.of(list.toUpperCase(Locale.ROOT).split(","));
        var victims =
                Arrays.stream(values())
                        .filter(victim ->
                                wanted.contains("ALL")
                                        || wanted.contains(victim.name())
                                        || victim.kinds.stream()
                                                .anyMatch(kind -> wanted.contains(kind.name())))
                        .toList();
        if (victims.isEmpty()) {
            throw new IllegalArgumentException("nobody to kill is called " + list);
        }
        return victims;
    }

    /** Nothing that the other's end would take away already. */
    boolean besides(Victim other) {
        return this != other
                && !(kinds.contains(Kind.DATABASE) && other.kinds.contains(Kind.DATABASE));
    }

    String target() {
        return name().toLowerCase(Locale.ROOT);
    }
}
