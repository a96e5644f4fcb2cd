package employeehealth.app.asvs;

import employeehealth.app.asvs.Proofs.Proof;
import employeehealth.app.asvs.Requirement.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code docs/asvs.md}: every requirement with what proves it, and a count of them first. */
record AsvsPage(Standard standard, Proofs proofs) {

    private static final String HEAD =
            """
            # What the OWASP ASVS asks of identity

            Each requirement of the chapters on authentication, sessions, tokens, OAuth and OpenID Connect, with the test that fails if it is not kept. This page is written from `@Asvs` on the tests and from [asvs.json](asvs.json): `make asvs`.

            *Proven*: by the tests named. *Documented*: it asks for a document, which is linked. *In part*, *not applicable*, *not yet*: the words say what is missing or why nothing is. Level 2 is what is aimed at; level 3 wherever a machine can test it.

            %s

            """;

    String markdown() {
        return HEAD.formatted(standard.about()) + counts() + chapters();
    }

    private String counts() {
        var text = new StringBuilder("| level | requirements |");
        for (var state : State.values()) {
            text.append(' ').append(state).append(" |");
        }
        text.append("\n|---|---|").append("---|".repeat(State.values().length)).append('\n');
        for (var level = 1; level <= 3; level++) {
            var at = level;
            var ofLevel = standard.requirements().stream().filter(it -> it.level() == at).toList();
            text.append("| %d | %d |".formatted(level, ofLevel.size()));
            for (var state : State.values()) {
                var count = ofLevel.stream().filter(it -> it.state() == state).count();
                text.append(" %d |".formatted(count));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private String chapters() {
        var text = new StringBuilder();
        var section = "";
        var chapter = "";
        for (var requirement : standard.requirements()) {
            if (!requirement.chapter().equals(chapter)) {
                chapter = requirement.chapter();
                text.append("\n## V%s %s\n".formatted(chapter, standard.titles().get(chapter)));
            }
            if (!requirement.section().equals(section)) {
                section = requirement.section();
                text.append("\n### V%s %s\n\n".formatted(section, standard.titles().get(section)));
                text.append("| | level | requirement | state | by |\n|---|---|---|---|---|\n");
            }
            text.append(row(requirement)).append('\n');
        }
        return text.toString();
    }

    private String row(Requirement requirement) {
        var words = new ArrayList<String>();
        if (!requirement.because().isEmpty()) {
            words.add(requirement.because());
        }
        requirement.see().forEach(place -> words.add("[%s](%s)".formatted(place, place)));
        var tests = tests(proofs.proving(requirement));
        if (!tests.isEmpty()) {
            words.add(tests);
        }
        return "| %s | %d | %s | %s | %s |"
                .formatted(
                        requirement.id(),
                        requirement.level(),
                        requirement.says(),
                        requirement.state(),
                        String.join("<br>", words));
    }

    private static String tests(List<Proof> proofs) {
        var byFile =
                proofs.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Proof::file, TreeMap::new, Collectors.toList()));
        return byFile.values().stream()
                .sorted((one, other) -> one.getFirst().compareTo(other.getFirst()))
                .map(AsvsPage::ofOneFile)
                .collect(Collectors.joining("<br>"));
    }

    private static String ofOneFile(List<Proof> proofs) {
        var first = proofs.getFirst();
        return "[%s](../%s): %s"
                .formatted(
                        first.name(),
                        first.file(),
                        proofs.stream()
                                .map(proof -> sentence(proof.test()))
                                .collect(Collectors.joining("; ")));
    }

    /** {@code aLinkWorksOnce} is a sentence without its spaces. */
    private static String sentence(String method) {
        return method.contains(" ")
                ? method
                : method.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                        .replaceAll("([A-Z])([A-Z][a-z])", "$1 $2")
                        .toLowerCase(Locale.ROOT);
    }
}
