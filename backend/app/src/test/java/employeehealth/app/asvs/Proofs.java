package employeehealth.app.asvs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which tests say of which requirements that they prove them. Read from the sources, because the
 * tests of one module are on no other's class path.
 */
record Proofs(SortedMap<String, TreeSet<Proof>> of) {

    private static final Pattern JAVA =
            Pattern.compile("@Asvs\\(\\s*([^)]*?)\\s*\\)(?:[^;{]|\\{[^}]*\\})*?\\bvoid (\\w+)\\(");
    private static final Pattern SCRIPT =
            Pattern.compile(
                    "// ASVS ([\\d., ]+)\\n\\s*(?:test|it)\\(\\s*(['\"`])(.*?)\\2", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("\\d+(?:\\.\\d+)+");

    /**
     * @param file of the test, below the root of the repository, with {@code /}
     * @param test its method, or the sentence that names it
     */
    record Proof(String file, String test) implements Comparable<Proof> {

        /** The test's class, or its file without what is the same for all. */
        String name() {
            var name = file.substring(file.lastIndexOf('/') + 1);
            return name.substring(0, name.lastIndexOf('.'));
        }

        @Override
        public int compareTo(Proof other) {
            return (name() + ' ' + test + file)
                    .compareTo(other.name() + ' ' + other.test + other.file);
        }
    }

    static Proofs in(Path repository) throws IOException {
        var found = new Proofs(new TreeMap<>());
        for (var module : folders(repository.resolve("backend"))) {
            var tests = module.resolve("src/test/java");
            if (Files.isDirectory(tests)) {
                found.read(repository, tests, ".java", JAVA, 2);
            }
        }
        for (var folder : List.of("e2e", "app", "features", "lib", "scripts", "ui")) {
            found.read(
                    repository, repository.resolve("frontend").resolve(folder), ".ts", SCRIPT, 3);
            found.read(
                    repository, repository.resolve("frontend").resolve(folder), ".tsx", SCRIPT, 3);
        }
        return found;
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (var all = Files.list(parent)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private void read(Path repository, Path folder, String ending, Pattern pattern, int name)
            throws IOException {
        for (var file : files(folder, ending)) {
            var tests = pattern.matcher(Files.readString(file));
            var path = repository.relativize(file).toString().replace('\\', '/');
            while (tests.find()) {
                var proof = new Proof(path, tests.group(name));
                ids(tests.group(1))
                        .forEach(id -> of.computeIfAbsent(id, none -> new TreeSet<>()).add(proof));
            }
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> ids(String text) {
        return Arrays.asList(
                ID.matcher(text).results().map(found -> found.group()).toArray(String[]::new));
    }

    List<Proof> proving(Requirement requirement) {
        return List.copyOf(of.getOrDefault(requirement.id(), new TreeSet<>()));
    }
}
