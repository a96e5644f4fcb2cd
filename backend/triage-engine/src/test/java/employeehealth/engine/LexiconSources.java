package employeehealth.engine;

import employeehealth.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Development command: writes the files of the lexicon that are made from published terminologies,
 * the same bytes from the same files. {@code LexiconSources <folder> [--check | --reach]}: {@code
 * --check} writes nothing and fails when the committed files are not what would be written; {@code
 * --reach} prints what each expression alone leads to, before and with these files.
 */
final class LexiconSources {

    static final List<String> FILES = List.of("lexicon/hpo.json", "lexicon/ddxplus.json");

    /** One word of fewer letters is an abbreviation that means something else elsewhere. */
    private static final int SHORTEST = 4;

    /** Nobody says more than that word for word. */
    private static final int MOST_WORDS = 6;

    private final Path data;
    private final List<SourceTerm.LeftOut> leftOut = SourceTerm.LeftOut.all();
    private final Set<SourceTerm.LeftOut> met = new HashSet<>();
    private final Map<String, String> texts = ProtocolFiles.texts();
    private final Map<String, String> written = new TreeMap<>();
    private Library library;

    private LexiconSources(Path data) throws IOException {
        this.data = data;
        FILES.forEach(texts::remove);
        this.library = Library.parse(texts);
    }

    public static void main(String[] arguments) throws IOException {
        LexiconSources sources = new LexiconSources(Path.of(arguments[0]));
        Engine before = new Engine(sources.library);
        sources.make();
        String what = arguments.length > 1 ? arguments[1] : "";
        if (what.equals("--reach")) {
            sources.printReach(before);
            return;
        }
        for (Map.Entry<String, String> file : sources.written.entrySet()) {
            Path path = ProtocolFiles.FOLDER.resolve(file.getKey());
            if (!what.equals("--check")) {
                Files.writeString(path, file.getValue());
            } else if (!Files.readString(path).equals(file.getValue())) {
                throw new IOException(path + " is not what its sources say: run make lexicon");
            }
        }
    }

    private void make() throws IOException {
        add(
                FILES.get(0),
                """
                {
                  "source": "Human Phenotype Ontology: labels and synonyms, word for word",
                  "publisher": "The Human Phenotype Ontology, hpo.jax.org",
                  "version": "lay synonyms of 2026-08-14 (obophenotype/human-phenotype-ontology af70204), French of 2026-06-22 (obophenotype/hpo-translations 62f1d25)",
                  "licence": "HPO licence: free for any use, with the name and version of the HPO, content unaltered",
                  "files": %s
                }\
                """
                        .formatted(
                                digests(
                                        "hpo/hp-fr.babelon.tsv",
                                        "hpo/hp-fr.synonyms.tsv",
                                        "hpo/layperson-synonyms.tsv")),
                SourceTerm.ofHpo(data));
        add(
                FILES.get(1),
                """
                {
                  "source": "DDXPlus: words quoted from its questions and names of conditions",
                  "publisher": "Fansi Tchango, Goel, Wen, Martel and Ghosn: DDXPlus, a new dataset for automatic medical diagnosis, NeurIPS 2022 (Mila)",
                  "version": "release_evidences.json and release_conditions.json as of mujahidzareen/smartmed 316c63c",
                  "licence": "CC BY 4.0, creativecommons.org/licenses/by/4.0; shortened to the quoted words",
                  "files": %s
                }\
                """
                        .formatted(
                                digests(
                                        "ddxplus/release_conditions.json",
                                        "ddxplus/release_evidences.json")),
                SourceTerm.ofDdxplus(data));
        for (SourceTerm.LeftOut one : leftOut) {
            if (!met.contains(one)) {
                throw new IOException("left out, but in no source: " + one);
            }
        }
    }

    private void add(String file, String source, List<SourceTerm> terms) throws IOException {
        Map<SourceTerm, Map<Language, List<String>>> chosen = new LinkedHashMap<>();
        Set<String> said = new HashSet<>();
        terms.stream()
                .sorted(Comparator.comparing(SourceTerm::finding).thenComparing(SourceTerm::name))
                .forEach(term -> chosen.put(term, chosen(term, said)));
        texts.put(file, json(source, chosen));
        library = Library.parse(texts);
        // what an exception of the finding makes void would be dead weight
        chosen.forEach((term, languages) ->
                languages.forEach((language, expressions) ->
                        expressions.removeIf(text -> !recognised(term, language, text))));
        String json = json(source, chosen);
        texts.put(file, json);
        library = Library.parse(texts);
        written.put(file, json);
    }

    /** What our own words do not know yet, shortest first, none that another one holds. */
    private Map<Language, List<String>> chosen(SourceTerm term, Set<String> said) {
        Map<Language, List<String>> languages = new LinkedHashMap<>();
        for (Language language : List.of(Language.FR, Language.EN)) {
            List<String> expressions = new ArrayList<>();
            term.expressions().getOrDefault(language, Set.of()).stream()
                    .filter(text -> !isLeftOut(term, language, text))
                    .filter(LexiconSources::plain)
                    .filter(text -> language == Language.EN || french(term, text))
                    .filter(text -> !recognised(term, language, text))
                    .sorted(Comparator.comparing(String::length).thenComparing(text -> text))
                    .filter(text -> fresh(term, language, text, said))
                    .forEach(expressions::add);
            languages.put(language, expressions);
        }
        return languages;
    }

    private boolean isLeftOut(SourceTerm term, Language language, String text) {
        boolean out = false;
        for (SourceTerm.LeftOut one : leftOut) {
            if (one.finding().equals(term.finding())
                    && one.language() == language
                    && words(one.expression()).equals(words(text))) {
                met.add(one);
                out = true;
            }
        }
        return out;
    }

    /** Words alone: nothing in brackets, no lists, codes or numbers. */
    private static boolean plain(String text) {
        int words = text.split("[ '’-]+").length;
        boolean telling = words > 1 || text.length() >= SHORTEST;
        return telling && words <= MOST_WORDS && text.matches("[\\p{L} '’-]+");
    }

    /** The French files hold English synonyms as well. */
    private static boolean french(SourceTerm term, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return term.expressions().getOrDefault(Language.EN, Set.of()).stream()
                .noneMatch(english -> english.toLowerCase(Locale.ROOT).equals(lower));
    }

    private boolean recognised(SourceTerm term, Language language, String text) {
        return library.lexicon().read(text, language.code()).mentions().stream()
                .anyMatch(mention -> mention.code().equals(term.finding()));
    }

    /** Its words without accents, capitals and plurals, a space around each. */
    private static String words(String text) {
        String letters = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String words = letters.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ");
        return " " + words.replaceAll("(?<=[a-z]{4})[sx]\\b", "") + " ";
    }

    private static boolean fresh(
            SourceTerm term, Language language, String text, Set<String> said) {
        String words = words(text);
        String place = term.finding() + language.code();
        boolean held =
                said.stream()
                        .filter(other -> other.startsWith(place + " "))
                        .anyMatch(other -> words.contains(other.substring(place.length())));
        return !held && said.add(place + words);
    }

    private static String json(String source, Map<SourceTerm, Map<Language, List<String>>> chosen) {
        Map<String, List<String>> findings = new TreeMap<>();
        chosen.forEach((term, languages) ->
                findings.computeIfAbsent(term.finding(), key -> new ArrayList<>())
                        .add("      " + string(term.name()) + ": " + json(languages)));
        StringBuilder text = new StringBuilder();
        text.append("{\n  \"kind\": \"lexicon\",\n  \"sources\": [\n");
        text.append(source.indent(4)).append("  ],\n  \"expressions\": {\n");
        String separator = "";
        for (Map.Entry<String, List<String>> finding : findings.entrySet()) {
            text.append(separator).append("    ").append(string(finding.getKey())).append(": {\n");
            text.append(String.join(",\n", finding.getValue())).append("\n    }");
            separator = ",\n";
        }
        return text.append("\n  }\n}\n").toString();
    }

    private static String json(Map<Language, List<String>> languages) {
        List<String> members = new ArrayList<>();
        languages.forEach((language, expressions) -> {
            if (!expressions.isEmpty()) {
                members.add(
                        string(language.code())
                                + ": ["
                                + String.join(
                                        ", ",
                                        expressions.stream().map(LexiconSources::string).toList())
                                + "]");
            }
        });
        return "{" + String.join(", ", members) + "}";
    }

    private static String string(String text) {
        return new Json.Str(text).write();
    }

    /** Names of files with the SHA-256 of what was read. */
    private String digests(String... names) throws IOException {
        List<String> members = new ArrayList<>();
        for (String name : names) {
            try {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256")
                                .digest(Files.readAllBytes(data.resolve(name)));
                members.add(string(name) + ": \"" + HexFormat.of().formatHex(digest) + '"');
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
        return "{" + String.join(", ", members) + "}";
    }

    private void printReach(Engine before) {
        Engine with = new Engine(library);
        for (String file : written.values()) {
            for (SourcedExpression one : SourcedExpression.in(file)) {
                System.out.println(
                        String.join(
                                ";",
                                one.finding(),
                                one.language().code(),
                                one.text(),
                                one.urgency(before).code(),
                                one.urgency(with).code(),
                                one.term()));
            }
        }
    }
}
