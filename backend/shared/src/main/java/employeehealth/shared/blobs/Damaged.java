package employeehealth.shared.blobs;

import java.io.IOException;

/** It begins like a document of its kind, and is none. */
final class Damaged extends IOException {

    Damaged() {
        super("damaged");
    }
}
