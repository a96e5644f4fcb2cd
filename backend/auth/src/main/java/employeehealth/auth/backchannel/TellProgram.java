package employeehealth.auth.backchannel;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.client.OAuthClient;
import employeehealth.auth.client.OAuthClients;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.jobs.Backoff;
import employeehealth.shared.jobs.Job;
import employeehealth.shared.jobs.Postponed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Tells one program that somebody is signed out. Should the process die between the program's yes
 * and our record of it, the program is told again, which changes nothing for it.
 */
@Component
class TellProgram implements Job<TellProgram.Which> {

    /** With the delays below, about nine hours. */
    static final int ATTEMPTS = 20;

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    private final AuthDatabase database;
    private final LogoutNotices notices;
    private final OAuthClients clients;
    private final LogoutTokens tokens;
    private final ProgramDoor door;
    private final Audit audit;
    private final Clock clock;

    /** One call at a time to each: a program that hangs holds up nobody but itself. */
    private final Set<UUID> called = ConcurrentHashMap.newKeySet();

    TellProgram(
            AuthDatabase database,
            LogoutNotices notices,
            OAuthClients clients,
            LogoutTokens tokens,
            ProgramDoor door,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.notices = notices;
        this.clients = clients;
        this.tokens = tokens;
        this.door = door;
        this.audit = audit;
        this.clock = clock;
    }

    record Which(UUID notice) {}

    @Override
    public String name() {
        return "auth.tell-program";
    }

    @Override
    public Class<Which> about() {
        return Which.class;
    }

    @Override
    public int attempts() {
        return ATTEMPTS;
    }

    @Override
    public Backoff backoff() {
        return new Backoff(Duration.ofSeconds(2), Duration.ofHours(1));
    }

    @Override
    public void run(Which which) {
        database.read(() -> notices.find(which.notice()))
                .filter(notice -> notice.state() == LogoutNotice.State.WAITING)
                .ifPresent(this::tell);
    }

    private void tell(LogoutNotice notice) {
        var program =
                database.read(() -> clients.find(notice.client())).filter(OAuthClient::isEnabled);
        if (program.isEmpty()) {
            settle(notice, LogoutNotice.State.FAILED); // shut out meanwhile
            return;
        }
        if (!called.add(notice.client())) {
            throw new Postponed(MOMENT);
        }
        try {
            tell(notice, program.get());
        } finally {
            called.remove(notice.client());
        }
    }

    private void tell(LogoutNotice notice, OAuthClient program) {
        try {
            var address = String.valueOf(program.backchannelLogoutUri());
            settle(notice, meaning(door.post(address, "logout_token", tokens.of(notice, program))));
        } catch (IOException e) {
            if (notice.attempts() + 1 >= ATTEMPTS) {
                settle(notice, LogoutNotice.State.FAILED);
                return;
            }
            database.write(() -> notices.tried(notice.id()));
            throw new UncheckedIOException(e);
        }
    }

    /** Any yes is one: frameworks turn an empty 200 into 204 (section 2.8). */
    private static LogoutNotice.State meaning(int status) throws IOException {
        if (status / 100 == 2) {
            return LogoutNotice.State.TOLD;
        }
        if (status / 100 == 5 || LATER.contains(status)) {
            throw new IOException("the program answered " + status);
        }
        return LogoutNotice.State.REFUSED;
    }

    private void settle(LogoutNotice notice, LogoutNotice.State state) {
        database.write(() -> {
            notices.settle(notice.id(), state, clock.instant());
            audit.record(
                    database,
                    new AuditRecord(
                            notice.company(),
                            null,
                            notice.person(),
                            "auth.logout-notice." + state.code(),
                            "auth.logout_notices",
                            notice.id().toString(),
                            "sign-in",
                            state == LogoutNotice.State.TOLD
                                    ? AuditRecord.Outcome.SUCCESS
                                    : AuditRecord.Outcome.REFUSED,
                            null));
        });
    }
}
