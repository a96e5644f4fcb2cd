package employeehealth.auth.scim;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.ScimResource;
import com.unboundid.scim2.common.exceptions.PreconditionFailedException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.exceptions.UnauthorizedException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.SortOrder;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.UserResource;
import employeehealth.auth.AuthAlone;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.jersey.client.ClientConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A client of SCIM that is not ours (UnboundID's SDK) does what directories do. */
class OutsideDirectoryTest {

    private static AuthAlone.Running service;
    private static final List<Client> HTTP = new ArrayList<>();
    private static ScimService scim;

    @BeforeAll
    static void start() {
        service = AuthAlone.start();
        scim = as(Directory.of(service, "e0061@lumiere.demo").token());
    }

    @AfterAll
    static void stop() {
        HTTP.forEach(Client::close);
        service.close();
    }

    private static ScimService as(String token) {
        var port = service.context().getEnvironment().getRequiredProperty("local.server.port");
        var http =
                ClientBuilder.newClient(
                        new ClientConfig()
                                .connectorProvider((client, settings) -> new JdkConnector(port)));
        HTTP.add(http);
        http.register(
                (ClientRequestFilter)
                        request ->
                                request.getHeaders().putSingle("Authorization", "Bearer " + token));
        return new ScimService(http.target("http://localhost:18080/scim/v2"));
    }

    private static UserResource someone(String name) {
        var user = new UserResource();
        user.setUserName(name + "@lumiere.demo");
        user.setExternalId("ext-" + name);
        user.setDisplayName("Camille " + name);
        user.setName(new Name().setGivenName("Camille").setFamilyName(name));
        user.setEmails(
                new Email().setValue(name + "@lumiere.demo").setType("work").setPrimary(true));
        user.setActive(true);
        user.setExtension(
                new EnterpriseUserExtension().setDepartment("Fonderie").setEmployeeNumber("17"));
        return user;
    }

    private static String id(ScimResource resource) {
        return requireNonNull(resource.getId());
    }

    private static String department(UserResource user) {
        var where = requireNonNull(user.getExtension(EnterpriseUserExtension.class));
        return requireNonNull(where.getDepartment());
    }

    @Test
    void itLearnsWhatCanBeDone() throws ScimException {
        assertThat(scim.getServiceProviderConfig().getPatch().isSupported()).isTrue();
        assertThat(scim.getResourceTypes().getTotalResults()).isEqualTo(2);
        assertThat(scim.getResourceType("User").getName()).isEqualTo("User");
        assertThat(scim.getSchemas().getTotalResults()).isEqualTo(3);
        assertThat(scim.getSchema(Directory.USER).getAttributes()).isNotEmpty();
    }

    @Test
    void itMakesReadsReplacesAndDeletesPeople() throws ScimException {
        var made = scim.create("Users", someone("un"));
        assertThat(department(made)).isEqualTo("Fonderie");
        assertThat(requireNonNull(made.getMeta()).getVersion()).startsWith("W/");

        var read = scim.retrieve("Users", id(made), UserResource.class);
        assertThat(requireNonNull(read.getName()).getFamilyName()).isEqualTo("un");

        read.setTitle("Chef d’équipe");
        var replaced = scim.replaceRequest(read).ifMatch().invoke();
        assertThat(replaced.getTitle()).isEqualTo("Chef d’équipe");
        assertThatThrownBy(() -> scim.replaceRequest(read).ifMatch().invoke())
                .isInstanceOf(PreconditionFailedException.class);

        scim.deleteRequest("Users", id(made)).invoke();
        assertThatThrownBy(() -> scim.retrieve("Users", id(made), UserResource.class))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void itChangesPartsOfThem() throws ScimException {
        var made = scim.create("Users", someone("deux"));
        var changed =
                scim.modifyRequest("Users", id(made))
                        .replaceValue("displayName", "Dominique")
                        .replaceValue("name.givenName", "Dominique")
                        .addValues(
                                "emails", new Email().setValue("d@lumiere.demo").setType("other"))
                        .replaceValue(
                                Path.root(EnterpriseUserExtension.class).attribute("department"),
                                "Atelier")
                        .invoke(UserResource.class);
        assertThat(changed.getDisplayName()).isEqualTo("Dominique");
        assertThat(changed.getEmails()).hasSize(2);
        assertThat(department(changed)).isEqualTo("Atelier");
        changed =
                scim.modifyRequest(changed)
                        .removeValues("emails[type eq \"other\"]")
                        .replaceValue("active", false)
                        .invoke();
        assertThat(changed.getEmails()).hasSize(1);
        assertThat(changed.getActive()).isFalse();
    }

    @Test
    void itFindsThem() throws ScimException {
        for (var name : new String[] {"trois-c", "trois-a", "trois-b"}) {
            scim.create("Users", someone(name));
        }
        var found =
                scim.searchRequest("Users")
                        .filter(
                                Filter.and(
                                        Filter.sw("userName", "trois-"),
                                        Filter.eq("active", true),
                                        Filter.hasComplexValue(
                                                "emails",
                                                Filter.and(
                                                        Filter.eq("type", "work"),
                                                        Filter.co("value", "@lumiere")))))
                        .sort("userName", SortOrder.ASCENDING)
                        .page(1, 2)
                        .invoke(UserResource.class);
        assertThat(found.getTotalResults()).isEqualTo(3);
        var names = new ArrayList<String>();
        found.forEach(user -> names.add(user.getUserName()));
        assertThat(names).containsExactly("trois-a@lumiere.demo", "trois-b@lumiere.demo");
        var posted =
                scim.searchRequest("Users")
                        .filter(Filter.eq("externalId", "ext-trois-c"))
                        .attributes("userName")
                        .invokePost(UserResource.class);
        assertThat(posted.getResources()).hasSize(1);
        assertThat(posted.getResources().getFirst().getDisplayName()).isNull();
    }

    @Test
    void itKeepsGroups() throws ScimException {
        var member = scim.create("Users", someone("quatre"));
        var group =
                scim.create(
                        "Groups",
                        new GroupResource()
                                .setDisplayName("Équipe")
                                .setMembers(new Member().setValue(id(member))));
        assertThat(group.getMembers()).hasSize(1);
        var emptied =
                scim.modifyRequest(group)
                        .removeValues("members[value eq \"" + id(member) + "\"]")
                        .invoke();
        assertThat(emptied.getMembers()).isNullOrEmpty();
        scim.delete(emptied);
    }

    @Test
    void itUnderstandsRefusals() throws ScimException {
        scim.create("Users", someone("cinq"));
        assertThatThrownBy(() -> scim.create("Users", someone("cinq")))
                .isInstanceOfSatisfying(
                        ResourceConflictException.class,
                        conflict ->
                                assertThat(conflict.getScimError().getScimType())
                                        .isEqualTo("uniqueness"));
        assertThatThrownBy(() -> as("ehsc_nobody").retrieve("Users", "x", UserResource.class))
                .isInstanceOf(UnauthorizedException.class);
    }
}
