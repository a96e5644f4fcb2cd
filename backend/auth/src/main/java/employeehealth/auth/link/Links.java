package employeehealth.auth.link;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.LinkId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.contracts.auth.LinkRequested;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.news.Outbox;
import employeehealth.shared.problem.Problem;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes links, has them mailed, and lets each be used once. */
@Component
public class Links {

    /** Whose links are made when there is nobody to make one for. */
    public static final CompanyId NOWHERE = new CompanyId(new UUID(0, 0));

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;

    /** Longer than a mail is tried. */
    private static final Duration TOLD_WITHIN = Duration.ofDays(3);

    /** What is not for signing in: an address that is confirmed later, and what people are told. */
    private static final Set<LinkPurpose> STAY =
            EnumSet.of(
                    LinkPurpose.PERSONAL_ADDRESS,
                    LinkPurpose.PERSONAL_ADDRESS_REMOVED,
                    LinkPurpose.SIGN_IN_ADDRESS_CHANGED,
                    LinkPurpose.ACCOUNT_RECOVERY_ASKED,
                    LinkPurpose.ACCOUNT_RECOVERED);

    private final AuthDatabase database;
    private final LinkRows rows;
    private final LinkTokens tokens;
    private final Outbox outbox;
    private final Clock clock;

    Links(AuthDatabase database, LinkRows rows, LinkTokens tokens, Outbox outbox, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.tokens = tokens;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Within the transaction of what it is for. An older link for the same is no longer good.
     *
     * @param about what will be done to
     */
    public Link mail(PersonId person, LinkPurpose purpose, UUID about, Duration life) {
        return mail(person, purpose, about, null, life);
    }

    /**
     * Tells an address something, also one that will not be the person's any more. Opens nothing.
     */
    public void tell(PersonId person, LinkPurpose purpose, String email) {
        mail(person, purpose, Ids.next(), email, TOLD_WITHIN);
    }

    private Link mail(
            PersonId person,
            LinkPurpose purpose,
            UUID about,
            @Nullable String email,
            Duration life) {
        var now = clock.instant();
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var link =
                new Link(
                        new LinkId(Ids.next()),
                        Tenant.current().orElseThrow().company(),
                        person,
                        purpose,
                        about,
                        email,
                        nonce,
                        now.plus(life).truncatedTo(ChronoUnit.MICROS), // as the database keeps it
                        false);
        rows.removeExpired(now);
        rows.put(link);
        outbox.publish(database, new LinkRequested(person, link.id(), purpose, now));
        return link;
    }

    /** The same work for nobody; the tenant of the transaction is {@link #NOWHERE}. */
    public Link mailNobody(LinkPurpose purpose, Duration life) {
        return mail(LinkRequested.NOBODY, purpose, Ids.next(), life);
    }

    /**
     * Nothing that was mailed to them for signing in is good any more; within the transaction of
     * the reason. An address of their own can still be confirmed, and former ones are still told.
     */
    public void endAll(PersonId person) {
        rows.removeBut(person, STAY);
    }

    /** The one that was mailed last for that is not good any more; within a transaction. */
    public void end(LinkPurpose purpose, UUID about) {
        rows.remove(purpose, about);
    }

    /** A link that could be used now, with the token that its mail holds. */
    public Optional<Link> live(LinkId id) {
        return database.read(() -> rows.find(id)).filter(link -> link.isLive(clock.instant()));
    }

    public String token(Link link) {
        return tokens.of(link).text();
    }

    /**
     * The link that the token is for, in the company that it names; it stays as it is.
     *
     * @throws Problem one and the same, whatever is wrong with it
     */
    public Link check(LinkToken token, LinkPurpose purpose) {
        return check(token, EnumSet.of(purpose));
    }

    /** The same of a link for any of these. */
    public Link check(LinkToken token, Set<LinkPurpose> purposes) {
        return good(database.read(() -> rows.find(token.link())), token, purposes);
    }

    /** The same within the transaction that does what it is for: of two, one comes too late. */
    public Link use(LinkToken token, LinkPurpose purpose) {
        return use(token, EnumSet.of(purpose));
    }

    public Link use(LinkToken token, Set<LinkPurpose> purposes) {
        var link = good(rows.lock(token.link()), token, purposes);
        rows.used(link.id(), clock.instant());
        return link;
    }

    /**
     * Uses the newest one for that, within the transaction that does what it is for, if there is
     * one that could be used and the predicate says that it was shown.
     */
    public boolean useNewest(LinkPurpose purpose, UUID about, Predicate<Link> isShown) {
        var shown =
                rows.lockNewest(purpose, about)
                        .filter(link -> link.isLive(clock.instant()))
                        .filter(isShown);
        shown.ifPresent(link -> rows.used(link.id(), clock.instant()));
        return shown.isPresent();
    }

    private Link good(Optional<Link> found, LinkToken token, Set<LinkPurpose> purposes) {
        return found.filter(link -> tokens.genuine(token, link))
                .filter(link -> purposes.contains(link.purpose()) && link.isLive(clock.instant()))
                .orElseThrow(Links::ended);
    }

    public static LinkToken parse(String token) {
        return LinkToken.parse(token).orElseThrow(Links::ended);
    }

    public static Problem ended() {
        return new Problem(HttpStatus.GONE, "auth/link-ended");
    }
}
