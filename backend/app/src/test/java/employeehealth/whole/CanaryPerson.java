package employeehealth.whole;

import java.util.ArrayList;
import java.util.List;

/**
 * Somebody of the first demo company who has told the words in every way there is, refused ones
 * too, and about whom those around them have written with them.
 *
 * @param id of the person
 * @param name as others see it
 * @param check a symptom check of theirs
 * @param filed a document of their health profile
 */
record CanaryPerson(
        Visitor visitor,
        String email,
        String id,
        String name,
        CanaryWords words,
        String check,
        String filed) {

    /** The last thing that they do is to keep the care team from reading any more. */
    static CanaryPerson tells(Visitor anyone, String email) {
        var words = new CanaryWords();
        var me = anyone.signIn(email);
        var nurse = anyone.signIn("nurse@lumiere.demo").stepUp();
        var check = new CanaryChecks(me, nurse, words).tell();
        var file = new CanaryFile(me, words);
        file.tell();
        var filed = new CanaryDocuments(me, words).tell();
        var care = new CanaryCare(name -> anyone.signIn(name + "@lumiere.demo"), me, words);
        care.isTakenCareOf();
        file.object();
        care.asksForTheirData();
        care.opposes(nurse);
        var known = me.get("/api/v1/auth/me").json();
        return new CanaryPerson(
                me,
                email,
                known.path("id").asString(),
                known.path("displayName").asString(),
                words,
                check,
                filed);
    }

    /** By what one would know that something is about them. */
    List<String> traces() {
        var traces = new ArrayList<>(CanaryWords.ROOTS);
        traces.addAll(List.of(email, name));
        return traces;
    }
}
