package employeehealth.shared.cache;

class LocalCachesTest extends CachesContract {

    @Override
    Caches caches() {
        return new LocalCaches();
    }
}
