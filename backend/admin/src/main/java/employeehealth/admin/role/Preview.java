package employeehealth.admin.role;

import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Scope;
import employeehealth.shared.access.Limits;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody may see and do: in plain words, and as the addresses that answer them. */
@Component
public class Preview {

    /** Permissions that open something of another person's file. */
    static final Set<Permission> HEALTH_OF_OTHERS =
            Set.of(Permission.CARE_READ, Permission.CARE_BREAK_GLASS);

    private final Handlers handlers;
    private final RoleWords words;

    Preview(Handlers handlers, RoleWords words) {
        this.handlers = handlers;
        this.words = words;
    }

    /**
     * @param health one sentence about the health data of others
     * @param healthOfOthers whether there is any way to it
     * @param may what the permissions mean
     * @param opens addresses that answer because of a permission
     * @param everyone addresses that answer everyone who is signed in
     */
    public record Seen(
            String health,
            boolean healthOfOthers,
            List<Held> may,
            List<Opened> opens,
            List<Opened> everyone) {}

    /**
     * @param within what it is limited to; empty: nothing, it holds for the whole company
     */
    public record Held(String permission, String meaning, List<Within> within) {}

    /** One place of work, one group, or one group at one place. */
    public record Within(@Nullable SiteId site, @Nullable String population) {}

    public record Opened(String service, String method, String path) {

        static Opened of(Handlers.Handler handler) {
            return new Opened(handler.service(), handler.method(), handler.path());
        }
    }

    /**
     * @param held permissions, each with what it is limited to
     */
    public Seen of(Map<Permission, Set<Scope>> held, Locale locale) {
        var ofOthers = held.keySet().stream().anyMatch(HEALTH_OF_OTHERS::contains);
        return new Seen(
                words.health(ofOthers, locale),
                ofOthers,
                held.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(Comparator.comparing(Permission::code)))
                        .map(one -> held(one.getKey(), one.getValue(), locale))
                        .toList(),
                handlers.all().stream()
                        .filter(handler -> handler.audience().stream().anyMatch(held::containsKey))
                        .map(Opened::of)
                        .toList(),
                handlers.all().stream()
                        .filter(handler -> handler.audience().isEmpty())
                        .map(Opened::of)
                        .toList());
    }

    private Held held(Permission permission, Collection<Scope> scopes, Locale locale) {
        var limited = !Limits.claim(Map.of(permission, scopes)).isEmpty();
        return new Held(
                permission.code(),
                words.meaning(permission, locale),
                limited
                        ? scopes.stream()
                                .map(scope -> new Within(scope.site(), scope.population()))
                                .toList()
                        : List.of());
    }
}
