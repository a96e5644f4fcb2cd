package employeehealth.engine;

import java.util.List;

/** The files are no usable library; says everything that is wrong with them. */
public final class LibraryFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    public LibraryFault(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    /** One sentence per fault, each beginning with the file name. */
    public List<String> faults() {
        return faults;
    }
}
