package employeehealth.engine.text;

import employeehealth.engine.json.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compiles lexicon and cue files into a {@link Lexicon}; collects every fault instead of stopping.
 */
public final class LexiconBuilder {

    private static final List<String> LANGUAGES = List.of("fr", "en");
    private static final Set<String> FINDING_KEYS =
            Set.of(
                    "label",
                    "any",
                    "fr",
                    "en",
                    "unless",
                    "implies",
                    "disease",
                    "lasting",
                    "passing",
                    "qualifier");

    /** Patterns of one symbol, as written. */
    private record Source(String file, String language, String text) {}

    private final List<String> faults;
    private int compiledPatterns;
    private final Vocabulary vocabulary = new Vocabulary();
    private final Map<String, Integer> symbols = new LinkedHashMap<>();
    private final List<List<Source>> sources = new ArrayList<>();
    private final List<FindingEntry> findings = new ArrayList<>();

    /** By finding. */
    private final Map<String, List<Expression>> expressions = new LinkedHashMap<>();

    private final Set<String> fillers = new HashSet<>();
    private final Map<String, Set<String>> common = new HashMap<>();
    private final Map<String, Map<String, String[]>> expansions = new HashMap<>();
    private final Map<String, PatternParser> parsers = new HashMap<>();

    /**
     * @param faults where one sentence per fault is added
     */
    public LexiconBuilder(List<String> faults) {
        this.faults = faults;
    }

    /** Adds a file of kind {@code lexicon}: classes of words and findings. */
    public void addLexicon(String file, Map<String, Json> members) {
        for (Map.Entry<String, Json> one :
                object(file, "classes", members.get("classes")).entrySet()) {
            patterns(file, symbol(file, one.getKey()), object(file, one.getKey(), one.getValue()));
        }
        for (Map.Entry<String, Json> one :
                object(file, "findings", members.get("findings")).entrySet()) {
            finding(file, one.getKey(), object(file, one.getKey(), one.getValue()));
        }
        for (Map.Entry<String, Json> one :
                object(file, "expressions", members.get("expressions")).entrySet()) {
            expressions(file, one.getKey(), object(file, one.getKey(), one.getValue()));
        }
        if (members.containsKey("expressions") && !members.containsKey("sources")) {
            faults.add(file + ": whose expressions these are is not said");
        }
        keys(
                file,
                "lexicon",
                members,
                Set.of("kind", "classes", "findings", "expressions", "sources"));
    }

    /** What others call a finding that one of the files defines, by their terms. */
    private void expressions(String file, String finding, Map<String, Json> terms) {
        List<Expression> all = expressions.computeIfAbsent(finding, key -> new ArrayList<>());
        for (Map.Entry<String, Json> term : terms.entrySet()) {
            Map<String, Json> said = object(file, term.getKey(), term.getValue());
            keys(file, term.getKey(), said, Set.copyOf(LANGUAGES));
            for (String language : LANGUAGES) {
                for (String text : strings(file, said.get(language))) {
                    all.add(new Expression(file, language, text));
                }
            }
        }
    }

    /** Adds a file of kind {@code cues}: what is said about findings, and the small words. */
    public void addCues(String file, Map<String, Json> members) {
        keys(
                file,
                "cues",
                members,
                Set.of("kind", "cues", "fillers", "common", "spelling", "expansions"));
        for (Map.Entry<String, Json> one : object(file, "cues", members.get("cues")).entrySet()) {
            String name = one.getKey();
            if (!name.equals("terminators") && Cue.of(name) == null) {
                faults.add(file + ": unknown cue " + name);
            }
            patterns(file, symbol(file, "cue:" + name), object(file, name, one.getValue()));
        }
        for (String words : strings(file, members.get("fillers"))) {
            for (String word : words.split(" +")) {
                fillers.add(Folding.word(word));
            }
        }
        for (Map.Entry<String, Json> one :
                object(file, "common", members.get("common")).entrySet()) {
            Set<String> set = common.computeIfAbsent(one.getKey(), key -> new HashSet<>());
            for (String words : strings(file, one.getValue())) {
                for (String word : words.split(" +")) {
                    set.add(Folding.word(word));
                    vocabulary.know(Folding.word(word));
                }
            }
        }
        for (Map.Entry<String, Json> one :
                object(file, "spelling", members.get("spelling")).entrySet()) {
            for (String words : strings(file, one.getValue())) {
                for (String word : words.split(" +")) {
                    vocabulary.spell(Folding.word(word), one.getKey());
                }
            }
        }
        for (Map.Entry<String, Json> one :
                object(file, "expansions", members.get("expansions")).entrySet()) {
            Map<String, String[]> map =
                    expansions.computeIfAbsent(one.getKey(), key -> new HashMap<>());
            for (Map.Entry<String, Json> short_ :
                    object(file, one.getKey(), one.getValue()).entrySet()) {
                if (short_.getValue() instanceof Json.Str(var text)) {
                    map.put(abbreviation(short_.getKey()), text.split(" "));
                    String key = short_.getKey();
                    if (key.indexOf(' ') < 0) {
                        vocabulary.know(Folding.word(key));
                    }
                } else {
                    faults.add(file + ": expansion " + short_.getKey() + " is no text");
                }
            }
        }
    }

    /** The lexicon; only meaningful when no fault was added. */
    public Lexicon build() {
        List<List<Pattern>> patterns = new ArrayList<>();
        for (Map.Entry<String, Integer> symbol : symbols.entrySet()) {
            patterns.add(compile(symbol.getKey(), symbol.getValue()));
        }
        addExpressions(patterns);
        int terminators = symbols.getOrDefault("cue:terminators", -1);
        int[] order = new Order(patterns, List.copyOf(symbols.keySet()), faults).from(terminators);
        Grammar grammar = new Grammar(vocabulary, patterns, order, terminators, fillers, common);
        List<Lexicon.Term> terms = new ArrayList<>();
        for (FindingEntry entry : findings) {
            int exception = symbols.getOrDefault("unless:" + entry.code(), -1);
            terms.add(new Lexicon.Term(entry, symbols.getOrDefault(entry.code(), -1), exception));
            for (String implied : entry.implies()) {
                if (findings.stream().noneMatch(other -> other.code().equals(implied))) {
                    faults.add(
                            "lexicon: "
                                    + entry.code()
                                    + " implies "
                                    + implied
                                    + ", which does not exist");
                }
            }
        }
        Map<Cue, Integer> cues = new EnumMap<>(Cue.class);
        for (Cue cue : Cue.values()) {
            Integer symbol = symbols.get("cue:" + cue.code());
            if (symbol != null) {
                cues.put(cue, symbol);
            }
        }
        return new Lexicon(grammar, expansions, terms, new Cues(cues));
    }

    /** After all patterns: these words are only known where ours do not say them. */
    private void addExpressions(List<List<Pattern>> patterns) {
        Set<String> codes = new HashSet<>();
        findings.forEach(entry -> codes.add(entry.code()));
        expressions.forEach((finding, all) -> {
            Integer symbol = codes.contains(finding) ? symbols.get(finding) : null;
            if (symbol == null) {
                faults.add("lexicon: expressions for " + finding + ", which does not exist");
                return;
            }
            for (Expression one : all) {
                add(one, symbol, patterns.get(symbol));
            }
        });
    }

    private void add(Expression expression, int symbol, List<Pattern> patterns) {
        try {
            List<Pattern.Element> elements = expression.elements(vocabulary, fillers);
            patterns.add(new Pattern(compiledPatterns++, symbol, elements));
        } catch (IllegalArgumentException e) {
            faults.add(expression.file() + ": \"" + expression.text() + "\": " + e.getMessage());
        }
    }

    private List<Pattern> compile(String name, int symbol) {
        List<Pattern> compiled = new ArrayList<>();
        boolean cue = name.startsWith("cue:");
        for (Source source : sources.get(symbol)) {
            PatternParser parser = parser(source.language(), !cue);
            try {
                for (List<Pattern.Element> elements : parser.parse(source.text())) {
                    compiled.add(new Pattern(compiledPatterns++, symbol, elements));
                }
            } catch (IllegalArgumentException e) {
                faults.add(
                        source.file()
                                + ": "
                                + name
                                + " \""
                                + source.text()
                                + "\": "
                                + e.getMessage());
            }
        }
        return compiled;
    }

    private PatternParser parser(String language, boolean mendable) {
        return parsers.computeIfAbsent(
                language + mendable,
                key ->
                        new PatternParser(
                                vocabulary,
                                symbol -> symbols.getOrDefault(symbol, -1),
                                language,
                                mendable));
    }

    private void finding(String file, String code, Map<String, Json> members) {
        keys(file, code, members, FINDING_KEYS);
        int symbol = symbol(file, code);
        patterns(file, symbol, members);
        Json unless = members.get("unless");
        if (unless != null) {
            add(file, symbol(file, "unless:" + code), "", unless);
        }
        Map<String, String> labels = new HashMap<>();
        Map<String, Json> label = object(file, code + ".label", members.get("label"));
        for (String language : LANGUAGES) {
            if (label.get(language) instanceof Json.Str(var text) && !text.isBlank()) {
                labels.put(language, text);
            } else {
                faults.add(file + ": finding " + code + " has no " + language + " label");
            }
        }
        findings.add(
                new FindingEntry(
                        code,
                        Map.copyOf(labels),
                        strings(file, members.get("implies")),
                        truth(members.get("disease")),
                        truth(members.get("lasting")),
                        truth(members.get("passing")),
                        truth(members.get("qualifier"))));
    }

    private void patterns(String file, int symbol, Map<String, Json> members) {
        add(file, symbol, "", members.get("any"));
        for (String language : LANGUAGES) {
            add(file, symbol, language, members.get(language));
        }
    }

    private void add(
            String file,
            int symbol,
            String language,
            @org.jspecify.annotations.Nullable Json texts) {
        for (String text : strings(file, texts)) {
            sources.get(symbol).add(new Source(file, language, text));
        }
    }

    private int symbol(String file, String name) {
        Integer known = symbols.get(name);
        if (known != null) {
            faults.add(file + ": " + name + " is defined twice");
            return known;
        }
        symbols.put(name, sources.size());
        sources.add(new ArrayList<>());
        return sources.size() - 1;
    }

    private void keys(String file, String what, Map<String, Json> members, Set<String> allowed) {
        for (String key : members.keySet()) {
            if (!allowed.contains(key)) {
                faults.add(file + ": " + what + " has an unknown member " + key);
            }
        }
    }

    private Map<String, Json> object(
            String file, String what, @org.jspecify.annotations.Nullable Json value) {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Json.Obj(var members)) {
            return members;
        }
        faults.add(file + ": " + what + " is no object");
        return Map.of();
    }

    private List<String> strings(String file, @org.jspecify.annotations.Nullable Json value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof Json.Arr(var items)) {
            for (Json item : items) {
                if (item instanceof Json.Str(var text)) {
                    texts.add(text);
                } else {
                    faults.add(file + ": a list of texts holds something else");
                }
            }
        } else if (value != null) {
            faults.add(file + ": a list of texts was expected");
        }
        return texts;
    }

    /** "h/o" keeps its stroke, as the tokenizer does; "=né" its accent; "le =né" its context. */
    private static String abbreviation(String written) {
        int space = written.lastIndexOf(' ');
        String word = written.substring(space + 1);
        String key = word.startsWith("=") || word.indexOf('/') > 0 ? word : Folding.word(word);
        return written.substring(0, space + 1) + key;
    }

    private static boolean truth(@org.jspecify.annotations.Nullable Json value) {
        return value instanceof Json.Bool(var yes) && yes;
    }
}
