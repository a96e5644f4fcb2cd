package employeehealth.engine.js;

import employeehealth.engine.Engine;
import employeehealth.engine.IllegalInput;
import employeehealth.engine.Language;
import employeehealth.engine.Library;
import employeehealth.engine.LibraryFault;
import employeehealth.engine.exchange.InputReader;
import employeehealth.engine.exchange.OutcomeWriter;
import employeehealth.engine.json.Json;
import employeehealth.engine.json.JsonFault;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSExport;

/**
 * The engine as a page calls it: strings in, strings out, one library at a time. What cannot be
 * assessed comes back as {@code {"refused":{"field":…,"reason":…}}}, never with its value.
 */
public final class Offline {

    private static @Nullable Engine engine;

    private Offline() {}

    /** For the compiler, which wants one. */
    public static void main(String[] none) {}

    /** Version of the engine, which a bundle has to be made for. */
    @JSExport
    public static String version() {
        return Engine.VERSION;
    }

    /**
     * Reads the files of a library, given as two lists of one order.
     *
     * @return whether they are one; otherwise what was loaded before stays
     */
    @JSExport
    public static boolean load(String[] names, String[] texts) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            files.put(names[i], texts[i]);
        }
        try {
            engine = new Engine(Library.parse(files));
            return true;
        } catch (LibraryFault unusable) {
            return false;
        }
    }

    /**
     * @param told as for {@code POST /triage/assessments}, with its language
     * @return the part of the answer that comes from the engine
     */
    @JSExport
    public static String assess(String told) {
        try {
            return OutcomeWriter.write(loaded().assess(InputReader.read(told)));
        } catch (IllegalInput refused) {
            return refused(refused.field(), refused.reason());
        } catch (JsonFault none) {
            return refused("told", IllegalInput.Reason.WRONG_KIND);
        }
    }

    /** All questions, as {@code GET /triage/questions} lists them. */
    @JSExport
    public static String questions(String language) {
        return OutcomeWriter.questions(loaded().catalogue(spoken(language)));
    }

    /** What can be picked from a list, as {@code GET /triage/presentations} lists it. */
    @JSExport
    public static String presentations(String language) {
        return OutcomeWriter.presentations(loaded().presentations(spoken(language)));
    }

    private static Language spoken(String language) {
        return Language.of(language).orElse(Language.EN);
    }

    private static Engine loaded() {
        Engine ready = engine;
        if (ready == null) {
            throw new IllegalStateException("no library is loaded");
        }
        return ready;
    }

    private static String refused(String field, IllegalInput.Reason reason) {
        Map<String, Json> why = new LinkedHashMap<>();
        why.put("field", new Json.Str(field));
        why.put("reason", new Json.Str(reason.name()));
        return new Json.Obj(Map.of("refused", new Json.Obj(why))).write();
    }
}
