package employeehealth.shared.audit.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A log as somebody keeps it, who is not trusted. */
interface KeptLog extends AutoCloseable {

    /** The signed notes that come with it. */
    List<String> checkpoints() throws Exception;

    /** All leaves in the order of their numbers. */
    void leaves(LeafVisitor visitor) throws Exception;

    /** What is wrong beside the tree, such as records that no leaf stands for. */
    default List<String> strays() throws Exception {
        return List.of();
    }

    @Override
    default void close() {}

    @FunctionalInterface
    interface LeafVisitor {

        /**
         * @param kept hash that is kept beside the leaf
         * @param content null if the record is gone
         */
        void leaf(long number, byte[] kept, @Nullable String content);
    }
}
