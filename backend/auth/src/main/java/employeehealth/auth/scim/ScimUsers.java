package employeehealth.auth.scim;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.link.Links;
import employeehealth.auth.membership.ChangeMembership;
import employeehealth.auth.person.NewPeople;
import employeehealth.auth.person.Person;
import employeehealth.auth.person.SignInName;
import employeehealth.auth.personal.PersonalAddresses;
import employeehealth.auth.registration.JoinJob;
import employeehealth.auth.scim.schema.ResourceType;
import employeehealth.auth.scim.schema.ScimRefusal;
import employeehealth.auth.scim.schema.Shape;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.jobs.Jobs;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The people of a company, kept by its directory. Whom it makes comes by a mailed link; whom it
 * deletes, or says to be inactive, has left, and keeps what is their own.
 */
@Component
class ScimUsers implements Resources {

    private static final ResourceType TYPE = ResourceType.USER;
    private static final String PURPOSE = "provisioning";
    private static final ChangeMembership.By DIRECTORY = new ChangeMembership.By(null, PURPOSE);

    private final AuthDatabase database;
    private final ScimPeople people;
    private final ScimGroupRows groups;
    private final NewPeople newPeople;
    private final PersonalAddresses own;
    private final ChangeMembership membership;
    private final AdminApi admin;
    private final Jobs jobs;
    private final JoinJob join;
    private final Links links;
    private final Rendering rendering;
    private final Audit audit;
    private final Duration life;
    private final Clock clock;

    ScimUsers(
            AuthDatabase database,
            ScimPeople people,
            ScimGroupRows groups,
            NewPeople newPeople,
            PersonalAddresses own,
            ChangeMembership membership,
            AdminApi admin,
            Jobs jobs,
            JoinJob join,
            Links links,
            Rendering rendering,
            Audit audit,
            AuthSettings settings,
            Clock clock) {
        this.database = database;
        this.people = people;
        this.groups = groups;
        this.newPeople = newPeople;
        this.own = own;
        this.membership = membership;
        this.admin = admin;
        this.jobs = jobs;
        this.join = join;
        this.links = links;
        this.rendering = rendering;
        this.audit = audit;
        this.life = settings.links().invitation();
        this.clock = clock;
    }

    @Override
    public ResourceType type() {
        return TYPE;
    }

    @Override
    public Resource find(String id) {
        var person = ScimIds.person(id);
        return database.read(() -> people.find(person))
                .map(this::rendered)
                .orElseThrow(ScimRefusal::notFound);
    }

    private Resource rendered(ScimUser user) {
        var body = user.document().deepCopy().put("active", user.active());
        return rendering.of(
                TYPE, user.person().id().toString(), body, user.createdAt(), user.changedAt());
    }

    @Override
    public ListQuery.Found list(ListQuery query) {
        if (query.isPlain()) {
            return database.read(() ->
                    new ListQuery.Found(
                            people.count(),
                            people.page(query.offset(), query.count()).stream()
                                    .map(this::rendered)
                                    .toList()));
        }
        var filter = query.filter();
        var narrowed =
                filter == null
                        ? new ScimPeople.Narrowed(null, null)
                        : new ScimPeople.Narrowed(
                                filter.required("userName").orElse(null),
                                filter.required("externalId").orElse(null));
        return query.of(database.read(() -> people.all(narrowed)).stream().map(this::rendered));
    }

    @Override
    public Resource create(ScimClient client, JsonNode given) {
        var document = Shape.of(TYPE, given);
        var said = Said.of(document);
        var person = said.person(new PersonId(Ids.next()), client);
        try {
            database.write(() -> create(client, person, said, document));
        } catch (DuplicateKeyException taken) {
            throw taken();
        }
        return find(person.id().toString());
    }

    private void create(ScimClient client, Person person, Said said, ObjectNode document) {
        requireOwn(client, said);
        requireFree(said, person.id());
        var now = now();
        if (Boolean.FALSE.equals(said.active())) {
            newPeople.addWithoutName(person, now);
            membership.notYet(person.id());
        } else {
            newPeople.add(person, now);
            mailLink(person.id());
            jobs.schedule(
                    database,
                    join,
                    person.id().toString(),
                    new JoinJob.Who(person.id().value()),
                    now);
        }
        keep(client, person.id(), document, now);
        var active = !Boolean.FALSE.equals(said.active());
        audit.record(
                database,
                record(client, person.id(), "auth.scim-user.made").of(content(document, active)));
    }

    private void mailLink(PersonId person) {
        links.mail(person, LinkPurpose.FIRST_PASSWORD, person.value(), life);
    }

    @Override
    public Resource change(
            ScimClient client,
            String id,
            @Nullable String ifMatch,
            UnaryOperator<ObjectNode> change) {
        var person = ScimIds.person(id);
        var before = database.read(() -> people.find(person)).orElseThrow(ScimRefusal::notFound);
        Rendering.require(ifMatch, rendered(before));
        var mayLeave = before.active() && !after(before, change).active() && mayLeave(person);
        try {
            var moved =
                    database.write(() -> {
                        var user = people.lock(person).orElseThrow(ScimRefusal::notFound);
                        Rendering.require(ifMatch, rendered(user));
                        return apply(client, user, after(user, change), mayLeave);
                    });
            if (moved) {
                membership.told(client.company(), person);
            }
        } catch (DuplicateKeyException taken) {
            throw taken();
        }
        return find(id);
    }

    /**
     * What somebody is to be like.
     *
     * @param active as before, if the directory does not say
     */
    private record After(Said said, ObjectNode document, boolean active) {}

    private static After after(ScimUser user, UnaryOperator<ObjectNode> change) {
        var before = user.document().deepCopy().put("active", user.active());
        var document = Shape.of(TYPE, change.apply(before));
        var said = Said.of(document);
        var active = said.active();
        return new After(said, document, active == null ? user.active() : active);
    }

    /** Whether they left or came. */
    private boolean apply(ScimClient client, ScimUser user, After after, boolean mayLeave) {
        var before = user.person();
        var person = after.said.of(before);
        var moves = !person.email().equals(before.email());
        if (moves) {
            requireOwn(client, after.said);
        }
        requireFree(after.said, before.id());
        var now = now();
        var changed = false;
        if (user.active() && !after.active) {
            if (!mayLeave) {
                throw new ScimRefusal(
                        HttpStatus.CONFLICT, null, "the resource has changed meanwhile");
            }
            changed = membership.leave(before, DIRECTORY);
        } else if (moves && user.active()) {
            newPeople.removeName(before, SignInName.of(before.email()));
            newPeople.addName(person, SignInName.of(person.email()));
            links.endAll(person.id());
            links.tell(person.id(), LinkPurpose.SIGN_IN_ADDRESS_CHANGED, before.email());
            tellOwnAddress(person.id());
            if (person.passwordHash() == null) {
                mailLink(person.id());
            }
        }
        newPeople.describe(person);
        if (!user.active() && after.active) {
            changed = membership.comeBack(person, DIRECTORY);
            if (moves) {
                tellOwnAddress(person.id());
            }
        }
        if (!rendered(user).body().equals(rendered(user, after).body())) {
            keep(client, person.id(), after.document, now);
            audit.record(
                    database,
                    record(client, person.id(), "auth.scim-user.changed")
                            .changed(
                                    content(user.document(), user.active()),
                                    content(after.document, after.active)));
        }
        return changed;
    }

    /** A directory that is not the person's reads what goes to the address that it gave. */
    private void tellOwnAddress(PersonId person) {
        own.of(person)
                .ifPresent(email -> links.tell(person, LinkPurpose.SIGN_IN_ADDRESS_CHANGED, email));
    }

    private Resource rendered(ScimUser user, After after) {
        return rendered(
                new ScimUser(
                        user.person(),
                        after.document,
                        after.active,
                        user.createdAt(),
                        user.changedAt()));
    }

    @Override
    public void delete(ScimClient client, String id, @Nullable String ifMatch) {
        var person = ScimIds.person(id);
        var before = database.read(() -> people.find(person)).orElseThrow(ScimRefusal::notFound);
        Rendering.require(ifMatch, rendered(before));
        if (before.active()) {
            mayLeave(person);
        }
        var left =
                database.write(() -> {
                    var user = people.lock(person).orElseThrow(ScimRefusal::notFound);
                    Rendering.require(ifMatch, rendered(user));
                    var now = now();
                    people.put(client.company(), person, kept(user.document()), now);
                    people.delete(person, now);
                    groups.leaveAll(person, now);
                    audit.record(
                            database,
                            record(client, person, "auth.scim-user.deleted")
                                    .changed(content(user.document(), user.active()), null));
                    return membership.leave(user.person(), DIRECTORY);
                });
        if (left) {
            membership.told(client.company(), person);
        }
    }

    /**
     * An employer's directory takes nobody away from the health service, and nobody without whom no
     * role could be given any more (ADR 0068).
     */
    private boolean mayLeave(PersonId person) {
        var company = Tenant.current().orElseThrow().company();
        var leaving = admin.leaving(company, person);
        if (leaving.isCareStaff()) {
            throw new ScimRefusal(
                    HttpStatus.FORBIDDEN,
                    null,
                    "this person takes care of people: a physician of the health service says that"
                            + " they have left");
        }
        if (leaving.isLastOfItsKind()) {
            throw new ScimRefusal(
                    HttpStatus.FORBIDDEN,
                    null,
                    "this person is the last who can give roles: another one is appointed first");
        }
        return true;
    }

    private static void requireOwn(ScimClient client, Said said) {
        if (!client.domains().contains(said.domain())) {
            throw ScimRefusal.invalidValue(
                    "the address that signs in is of a domain that this directory may not use");
        }
    }

    private void requireFree(Said said, PersonId person) {
        if (people.isTaken(said.userName(), person)) {
            throw taken();
        }
    }

    private static ScimRefusal taken() {
        return ScimRefusal.uniqueness("another user has this userName or this address");
    }

    private void keep(ScimClient client, PersonId person, ObjectNode document, Instant now) {
        people.put(client.company(), person, kept(document), now);
    }

    /** Whether they belong to the company is kept once, with the person. */
    private static ObjectNode kept(ObjectNode document) {
        var kept = document.deepCopy();
        kept.remove("active");
        return kept;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static AuditRecord record(ScimClient client, PersonId person, String action) {
        return new AuditRecord(
                client.company(),
                null,
                person,
                action,
                "auth.scim_users",
                person.toString(),
                PURPOSE,
                AuditRecord.Outcome.SUCCESS,
                null);
    }

    private static byte[] content(ObjectNode document, boolean active) {
        return kept(document).put("active", active).toString().getBytes(StandardCharsets.UTF_8);
    }
}
