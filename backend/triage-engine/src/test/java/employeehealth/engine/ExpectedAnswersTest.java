package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables that clinicians read are what the engine answers. */
class ExpectedAnswersTest {

    private static final Path TABLES = ProtocolFiles.FOLDER.resolve("expected");
    private static final Path SAFETY = Path.of("../../docs/safety/README.md");
    private static final Engine ENGINE = new Engine(ProtocolFiles.library());

    record Row(
            String table,
            Language language,
            String words,
            String age,
            String sex,
            String answers,
            String expected,
            String protocol) {

        static Row of(String table, String line) {
            String[] cells = line.split(";", -1);
            return new Row(
                    table,
                    Language.of(cells[0]).orElseThrow(),
                    cells[1],
                    cells[2],
                    cells[3],
                    cells[4],
                    cells[5],
                    cells[6]);
        }

        @Override
        public String toString() {
            return table + ": " + words + " " + answers;
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theTableHolds(Row row) {
        Outcome outcome = assess(row);
        assertThat(outcome.recommendation().urgency().code())
                .as(row + " " + outcome.explanation() + " " + outcome.findings())
                .isEqualTo(row.expected());
        assertThat(outcome.protocols()).contains(row.protocol());
    }

    @Test
    void everyPresentationHasATableWithFifteenRowsInBothLanguages() {
        List<Row> rows = rows().toList();
        for (ProtocolRef protocol : ProtocolFiles.library().references()) {
            if (Set.of("general", "person").contains(protocol.id())) {
                continue;
            }
            List<Row> own = rows.stream().filter(r -> r.table().equals(protocol.id())).toList();
            assertThat(own).as(protocol.id()).hasSizeGreaterThanOrEqualTo(15);
            assertThat(own.stream().map(Row::language).distinct()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPresentationIsReachedByWordsByTheListAndBySearching(Language language) {
        Set<String> told =
                rows().filter(row -> row.language() == language && !row.words().isEmpty())
                        .map(Row::protocol)
                        .collect(Collectors.toSet());
        for (Presentation one : ENGINE.presentations(language)) {
            assertThat(told).as("by words").contains(one.id());
            assertThat(one.label()).isNotBlank();
            assertThat(one.groupLabel()).isNotBlank();
            assertThat(one.search()).as("what finds " + one.id()).isNotEmpty();
            Input picked =
                    new Input(
                            "", language, Subject.UNKNOWN, Vitals.NONE, Map.of(), Set.of(one.id()));
            assertThat(ENGINE.assess(picked).protocols()).as("by the list").contains(one.id());
        }
    }

    /**
     * A row that comes out as self-care has passed every gate of all protocols that were looked at,
     * since the most urgent of them decides.
     */
    @Test
    void everyPresentationHasAWayToSelfCareThatARowReachesOrASentenceWhyNot() throws IOException {
        List<String> without =
                Files.readString(SAFETY)
                        .replaceAll("(?s).*\n## Presentations without a way to self-care\n", "")
                        .replaceAll("(?s)\n## .*", "")
                        .lines()
                        .filter(line -> line.matches("- `[a-z-]+`: \\p{Ll}.{20,}\\."))
                        .map(line -> line.substring(3, line.indexOf('`', 3)))
                        .toList();
        assertThat(without).isSorted().doesNotHaveDuplicates();
        Set<String> reached =
                rows().filter(row -> row.expected().equals(Urgency.SELF_CARE.code()))
                        .map(Row::protocol)
                        .collect(Collectors.toSet());
        List<String> none = new ArrayList<>();
        for (Protocol protocol : ProtocolFiles.library().protocols()) {
            if (protocol.role() == Protocol.Role.COMPLAINT) {
                if (protocol.selfCare() == null) {
                    none.add(protocol.id());
                } else {
                    assertThat(reached).contains(protocol.id());
                }
            }
        }
        assertThat(without).containsExactlyInAnyOrderElementsOf(none);
    }

    static Outcome assess(Row row) {
        return new ExpectedAnswer(
                        row.language(),
                        row.words(),
                        row.age().isEmpty() ? null : Double.valueOf(row.age()),
                        row.sex().isEmpty()
                                ? Sex.UNKNOWN
                                : Sex.valueOf(row.sex().toUpperCase(Locale.ROOT)),
                        switch (row.answers()) {
                            case "all=no" -> ExpectedAnswer.Answers.NO;
                            case "all=unknown" -> ExpectedAnswer.Answers.UNKNOWN;
                            default -> null;
                        },
                        Urgency.of(row.expected()).orElseThrow())
                .tryOn(ENGINE);
    }

    static Stream<Row> rows() {
        List<Row> rows = new ArrayList<>();
        try (Stream<Path> tables = Files.list(TABLES)) {
            for (Path table : tables.sorted().toList()) {
                String name = table.getFileName().toString().replace(".csv", "");
                Files.readAllLines(table).stream().skip(1).forEach(l -> rows.add(Row.of(name, l)));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return rows.stream();
    }
}
