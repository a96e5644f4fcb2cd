package employeehealth.auth.scim;

import employeehealth.auth.scim.schema.ScimRefusal;
import java.util.List;
import org.springframework.stereotype.Component;

/** The kinds of resources, by the address that they are under. */
@Component
class Kinds {

    private final List<Resources> all;

    Kinds(List<Resources> all) {
        this.all = all;
    }

    /**
     * @param name such as {@code Users}
     */
    Resources named(String name) {
        return all.stream()
                .filter(each -> each.type().endpoint().equals("/" + name))
                .findFirst()
                .orElseThrow(ScimRefusal::notFound);
    }
}
