package employeehealth.auth.client;

import com.fasterxml.jackson.annotation.JsonValue;
import employeehealth.contracts.access.Permission;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a program may ask for: a closed list. What is not in it is in no program's hands. */
public enum OAuthScope {
    OPENID("openid", Use.PERSON, null, false),
    PROFILE("profile", Use.PERSON, null, false),
    EMAIL("email", Use.PERSON, null, false),
    /** A refresh token: the program may come back without the person. */
    OFFLINE_ACCESS("offline_access", Use.PERSON, null, false),
    TRIAGE_ASSESS("triage.assess", Use.PERSON, Permission.TRIAGE_ASSESS, true),
    PROTOCOLS_READ("protocols.read", Use.PERSON, Permission.PROTOCOLS_READ, false),
    TRIAGE_EVALUATE("triage.evaluate", Use.BOTH, Permission.TRIAGE_EVALUATE, false),
    SYSTEM_READ("system/*.rs", Use.PROGRAM, null, true),
    WEARABLES_WRITE("wearables.write", Use.PROGRAM, null, true);

    private enum Use {
        PERSON,
        PROGRAM,
        BOTH
    }

    private final String code;
    private final Use use;
    private final @Nullable Permission permission;
    private final boolean opensHealthData;

    OAuthScope(String code, Use use, @Nullable Permission permission, boolean opensHealthData) {
        this.code = code;
        this.use = use;
        this.permission = permission;
        this.opensHealthData = opensHealthData;
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** Whether a person can grant it. */
    public boolean isForPeople() {
        return use != Use.PROGRAM;
    }

    /** Whether a program can have it for itself. */
    public boolean isForPrograms() {
        return use != Use.PERSON;
    }

    /** What a person grants with it, of what they may do themselves. */
    public Optional<Permission> permission() {
        return Optional.ofNullable(permission);
    }

    /** The employer's side gives nobody access to health data, not even its programs. */
    public boolean opensHealthData() {
        return opensHealthData;
    }

    /** As people are asked for it, in their language. */
    public String words(Locale locale) {
        return ResourceBundle.getBundle(
                        "oauth/scopes",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(code);
    }

    public static Optional<OAuthScope> ofCode(String code) {
        return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
    }

    /** As OAuth writes several. */
    public static String text(Collection<OAuthScope> scopes) {
        return scopes.stream().sorted().map(OAuthScope::code).collect(Collectors.joining(" "));
    }

    /** Of our own tables; what we do not know any more is left out. */
    public static Set<OAuthScope> parse(String text) {
        var scopes = EnumSet.noneOf(OAuthScope.class);
        for (var code : text.split(" ", -1)) {
            ofCode(code).ifPresent(scopes::add);
        }
        return scopes;
    }

    /** As somebody asks for them; empty if one is unknown, or none is given. */
    public static Optional<Set<OAuthScope>> asked(String text) {
        var scopes = EnumSet.noneOf(OAuthScope.class);
        for (var code : text.split(" ", -1)) {
            var scope = ofCode(code);
            if (scope.isEmpty()) {
                return Optional.empty();
            }
            scopes.add(scope.get());
        }
        return Optional.of(scopes);
    }
}
