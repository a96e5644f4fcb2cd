package employeehealth.shared.seal;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** At the start of each process that seals: a restored copy must not bring anybody back. */
record ErasedStayErased(BooleanSupplier inUse, Supplier<Erasure> erasure)
        implements SmartInitializingSingleton {

    @Override
    public void afterSingletonsInstantiated() {
        if (inUse.getAsBoolean()) {
            erasure.get().reapply();
        }
    }
}
