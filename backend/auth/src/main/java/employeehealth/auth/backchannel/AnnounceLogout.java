package employeehealth.auth.backchannel;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.client.OAuthClient;
import employeehealth.auth.client.OAuthClients;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.shared.database.Ids;
import employeehealth.shared.jobs.Jobs;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts down that a program is to be told, in the transaction that ends what it is told of. */
@Component
public class AnnounceLogout {

    private final AuthDatabase database;
    private final OAuthClients clients;
    private final LogoutNotices notices;
    private final Jobs jobs;
    private final TellProgram tell;
    private final Clock clock;

    AnnounceLogout(
            AuthDatabase database,
            OAuthClients clients,
            LogoutNotices notices,
            Jobs jobs,
            TellProgram tell,
            Clock clock) {
        this.database = database;
        this.clients = clients;
        this.notices = notices;
        this.jobs = jobs;
        this.tell = tell;
        this.clock = clock;
    }

    /**
     * @param grant the session that the program knows
     * @param client the program's id; one that did not ask to be told, or was shut out, is not
     */
    public void isSignedOut(SessionId grant, UUID client, PersonId person) {
        clients.find(client)
                .filter(OAuthClient::isEnabled)
                .filter(program -> program.backchannelLogoutUri() != null)
                .ifPresent(program -> add(grant, program, person));
    }

    private void add(SessionId grant, OAuthClient program, PersonId person) {
        var now = clock.instant();
        var notice =
                new LogoutNotice(
                        Ids.next(),
                        program.company(),
                        program.id(),
                        person,
                        grant,
                        LogoutNotice.State.WAITING,
                        0);
        if (notices.add(notice, now)) {
            var which = new TellProgram.Which(notice.id());
            jobs.schedule(database, tell, notice.id().toString(), which, now);
        }
    }
}
