package employeehealth.contracts.demo;

/**
 * How a service brings the demo companies to life. Called at every start in demo mode, before the
 * platform is ready; what exists already stays as it is.
 */
public interface DemoSeed {

    void seed(DemoCompany company);
}
