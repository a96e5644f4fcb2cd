package employeehealth.contracts.care;

/** One resource of FHIR R4, as its JSON. */
@HealthData
public record FhirResource(String json) {

    @Override
    public String toString() {
        return "FhirResource[hidden]";
    }
}
