package employeehealth.bench;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One of the two that keep a record per person: who asks it, for which records, and the process
 * that answers.
 *
 * @param people each with a connection of their own
 * @param tokens whether its people sign in, for five minutes at a time
 */
record Side(
        String title, List<Person> people, Records records, ProcessTree process, boolean tokens) {

    private static final Pattern ID = Pattern.compile("\"id\": ?\"([^\"]+)\"");

    /** The least that a profile of somebody holds who takes it seriously. */
    private static final String PROFILE =
            """
            {"birthDate":"1980-01-17","sexAtBirth":"female","bloodGroup":"A+",
             "allergies":[{"text":"Penicillin","criticality":"high","reaction":"rash","since":"2009"}],
             "conditions":[{"text":"Asthma","since":"1995"},{"text":"Migraine","since":"2011"}],
             "medications":[{"text":"Salbutamol","dose":"100 micrograms when needed","since":"2016"}],
             "immunizations":[{"text":"Tetanus","since":"2021-05"}],
             "notes":"My neighbour is called at %s"}
            """;

    private static final String PATIENT =
            """
            {"resourceType":"Patient","active":true,"gender":"female","birthDate":"1980-01-17",
             "identifier":[{"system":"urn:emp","value":"E%1$d"}],
             "name":[{"family":"Durand%1$d","given":["Camille"]}],
             "telecom":[{"system":"phone","value":"%2$s","use":"mobile"},
                        {"system":"email","value":"camille.durand%1$d@example.org"}],
             "address":[{"line":["12 rue des Lilas"],"city":"Lyon","postalCode":"69003",
                         "country":"FR"}]}
            """;

    /** Health profiles of people who are signed in, each with the emergency card that follows. */
    static Side ours(Platform platform, List<Person> people) throws IOException {
        var records =
                new Records(
                        person -> new String[] {person.bearer(), "Accept-Language: en"});
        var path = "/api/v1/profile";
        for (var n = 0; n < people.size(); n++) {
            var person = people.get(n);
            person.comesAnew(); // whoever signed in first has been silent for long
            var headers = new String[] {person.bearer(), "Accept-Language: en", ""};
            var before = person.wire.ask(Wire.get(path, person.bearer()));
            headers[2] = "If-Match: " + before.tag();
            var telephone = Records.telephone(n);
            var made = person.wire.ask(Wire.put(path, PROFILE.formatted(telephone), headers));
            records.add(person, path, made, telephone);
        }
        return new Side("our profile", people, records, platform.tree(), true);
    }

    /** Patients of a FHIR server, which asks nobody who they are. */
    static Side fhir(ProcessTree process, List<Person> people) throws IOException {
        var records = new Records(person -> new String[0]);
        for (var n = 0; n < people.size(); n++) {
            var person = people.get(n);
            var telephone = Records.telephone(n);
            var made =
                    person.wire.ask(
                            Wire.post("/fhir/Patient", PATIENT.formatted(n, telephone)));
            var id = ID.matcher(made.body());
            if (!id.find()) {
                throw new IOException("no patient was made: " + made);
            }
            records.add(person, "/fhir/Patient/" + id.group(1), made, telephone);
        }
        return new Side("HAPI Patient", people, records, process, false);
    }

    /** Nobody's connection has been silent for long, and nobody's token ends soon. */
    void renew() throws IOException {
        for (var person : people) {
            if (tokens) {
                person.renew();
            } else {
                person.comesAnew();
            }
        }
    }

    /** Half of the people ask at a fixed rate, the others as fast as they are answered. */
    List<Person> steady() {
        return people.subList(0, people.size() / 2);
    }

    List<Person> many() {
        return people.subList(people.size() / 2, people.size());
    }
}
