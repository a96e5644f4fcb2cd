package employeehealth.shared.audit.export;

import java.io.IOException;
import java.util.List;

/** Takes messages for safe keeping: all of a batch, in order, or an exception. */
interface Receiver {

    void take(List<String> messages) throws IOException;
}
