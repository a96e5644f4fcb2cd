package employeehealth.contracts.admin;

import employeehealth.contracts.access.Role;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What an identity provider of a company makes of somebody at the moment.
 *
 * @param provider id of the provider, as {@code auth} knows it
 * @param roles of the company's side alone; others are left out by whoever is told
 */
public record FederatedRoles(UUID provider, Set<Role> roles) {

    public FederatedRoles {
        // A role that only a newer neighbour knows is null here, and is not given.
        roles = roles.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }
}
