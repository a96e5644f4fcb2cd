package employeehealth.profile.contact;

import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.contact.Contact.State;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Lets a person say whom to call in an emergency, and in which order. */
@Component
class EditContacts {

    static final int MOST = 10;

    /** Whoever has not answered is not asked again sooner. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final ProfileDatabase database;
    private final Contacts contacts;
    private final ContactRequests requests;
    private final UnreachableChannels unreachable;
    private final AskContact ask;
    private final List<WhenContactsChange> followers;
    private final Idempotency idempotency;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    EditContacts(
            ProfileDatabase database,
            Contacts contacts,
            ContactRequests requests,
            UnreachableChannels unreachable,
            AskContact ask,
            List<WhenContactsChange> followers,
            Idempotency idempotency,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.contacts = contacts;
        this.requests = requests;
        this.unreachable = unreachable;
        this.ask = ask;
        this.followers = followers;
        this.idempotency = idempotency;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    List<ShownContact> all(Me me) {
        var found = database.read(() -> shown(me));
        audit.append(database, record(me, "profile.emergency-contacts.read", me.person()));
        return found;
    }

    ShownContact one(Me me, UUID id) {
        var found = database.read(() -> shown(me, id));
        audit.append(database, record(me, "profile.emergency-contacts.read", id));
        return found;
    }

    ShownContact add(Me me, Contact wanted, @Nullable Integer position, @Nullable String key) {
        check(wanted);
        return change(
                me,
                () -> {
                    var id = Ids.next();
                    var body =
                            json.writeValueAsBytes(
                                    List.of(wanted, position == null ? 0 : position));
                    var earlier =
                            idempotency.claim(
                                    database, key, "POST emergency-contacts", body, id.toString());
                    if (earlier.isPresent()) {
                        return UUID.fromString(earlier.get());
                    }
                    var all = new ArrayList<>(contacts.of(me.person()));
                    if (all.size() >= MOST) {
                        throw new Problem(HttpStatus.CONFLICT, "profile/contacts-full");
                    }
                    var added =
                            new KeptContact(
                                    id,
                                    Owner.of(me),
                                    all.size() + 1,
                                    1,
                                    State.UNCONFIRMED,
                                    null,
                                    wanted.knownAs(List.of()),
                                    now());
                    contacts.add(added);
                    all.add(added);
                    move(all, added, position);
                    ask.ask(added);
                    done(
                            me,
                            record(me, "profile.emergency-contact.added", id)
                                    .of(json.writeValueAsBytes(added.contact())));
                    return id;
                });
    }

    /**
     * @param position where to; none: it stays where it is
     */
    ShownContact revise(
            Me me, UUID id, Contact wanted, @Nullable Integer position, @Nullable String ifMatch) {
        check(wanted);
        return change(
                me,
                () -> {
                    var before = own(me, id, ifMatch);
                    var known = wanted.knownAs(before.contact().channels());
                    var other = !address(known).equals(address(before.contact()));
                    var after = before.revised(known, other, now());
                    contacts.change(after);
                    forgetOld(before, known);
                    move(new ArrayList<>(contacts.of(me.person())), after, position);
                    if (other) {
                        ask.ask(after);
                    }
                    done(
                            me,
                            record(me, "profile.emergency-contact.changed", id)
                                    .changed(
                                            json.writeValueAsBytes(before.contact()),
                                            json.writeValueAsBytes(known)));
                    return id;
                });
    }

    void remove(Me me, UUID id, @Nullable String ifMatch) {
        database.write(() -> {
            contacts.lock(me.person());
            var gone = own(me, id, ifMatch);
            contacts.remove(gone);
            unreachable.forget(me.person(), ids(gone.contact()));
            contacts.order(contacts.of(me.person()));
            done(
                    me,
                    record(me, "profile.emergency-contact.removed", id)
                            .changed(json.writeValueAsBytes(gone.contact()), null));
        });
    }

    /** Asks again whoever has not answered; whoever said no is left in peace. */
    ShownContact askAgain(Me me, UUID id) {
        return change(
                me,
                () -> {
                    var contact = contacts.find(me.person(), id).orElseThrow(Problem::notFound);
                    var last = requests.newest(me.person()).get(id);
                    if (contact.state() != State.UNCONFIRMED
                            || contact.contact().email().isEmpty()
                            || (last != null && now().isBefore(last.plus(PATIENCE)))) {
                        throw new Problem(HttpStatus.CONFLICT, "profile/contact-not-asked");
                    }
                    ask.ask(contact);
                    audit.record(database, record(me, "profile.emergency-contact.asked", id));
                    return id;
                });
    }

    private ShownContact change(Me me, Supplier<UUID> change) {
        return database.write(() -> {
            contacts.lock(me.person());
            return shown(me, change.get());
        });
    }

    private void done(Me me, AuditRecord record) {
        followers.forEach(one -> one.contactsChanged(Owner.of(me)));
        audit.record(database, record);
    }

    private KeptContact own(Me me, UUID id, @Nullable String ifMatch) {
        var found = contacts.find(me.person(), id).orElseThrow(Problem::notFound);
        IfMatch.require(ifMatch, found.tag());
        return found;
    }

    private void move(List<KeptContact> all, KeptContact moved, @Nullable Integer position) {
        if (position != null) {
            all.removeIf(one -> one.id().equals(moved.id()));
            all.add(Math.min(position - 1, all.size()), moved);
            contacts.order(all);
        }
    }

    private void forgetOld(KeptContact before, Contact now) {
        var gone = new ArrayList<>(ids(before.contact()));
        gone.removeAll(ids(now));
        unreachable.forget(before.owner().person(), gone);
    }

    private static List<UUID> ids(Contact contact) {
        return contact.channels().stream().map(Channel::id).filter(Objects::nonNull).toList();
    }

    private static String address(Contact contact) {
        return contact.email().map(Channel::value).orElse("");
    }

    private static void check(Contact wanted) {
        var faults = new ArrayList<FieldFault>();
        var seen = new HashSet<String>();
        for (var i = 0; i < wanted.channels().size(); i++) {
            var channel = wanted.channels().get(i);
            var field = "channels[" + i + "].value";
            if (!channel.isWellFormed()) {
                faults.add(
                        new FieldFault(
                                field,
                                channel.kind() == Channel.Kind.PHONE
                                        ? "field.phone"
                                        : "field.email"));
            } else if (!seen.add(channel.tidy().value())) {
                faults.add(new FieldFault(field, "field.twice"));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private List<ShownContact> shown(Me me) {
        var asked = requests.newest(me.person());
        var broken = unreachable.of(me.person());
        return contacts.of(me.person()).stream()
                .map(one -> ShownContact.of(one, asked.get(one.id()), broken))
                .toList();
    }

    private ShownContact shown(Me me, UUID id) {
        return shown(me).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static AuditRecord record(Me me, String action, Object id) {
        return AuditRecord.own(me.company(), me.person(), action, Contacts.TABLE, id);
    }
}
