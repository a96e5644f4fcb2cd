package employeehealth.shared.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * As whom the programs of PostgreSQL run. They refuse to run as root, so root hands them to nobody:
 * best by a user namespace, in which root's own files stay readable and the process has no other
 * right; where the system refuses namespaces, by another user to whom the folder is given.
 *
 * @param prefix the words before each command; none for an ordinary user
 */
record RunAs(List<String> prefix) {

    private static final List<String> NAMESPACE = List.of("unshare", "--user");
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    /** What a program said and how it ended. */
    record Ended(int code, List<String> words) {

        boolean well() {
            return code == 0;
        }
    }

    static RunAs choose(Folder home) throws IOException, PostgresStartException {
        if (self(home) != ROOT) {
            return new RunAs(List.of());
        }
        int owner = Folder.owner(home.path());
        var namespace = new RunAs(NAMESPACE);
        if (namespace.works()) {
            if (owner != ROOT) {
                Folder.give(home.path(), ROOT, ROOT);
            }
            if (namespace.canUse(home)) {
                return namespace;
            }
        }
        for (int uid : otherUsers(home)) {
            var other =
                    new RunAs(
                            List.of(
                                    "setpriv",
                                    "--reuid=" + uid,
                                    "--regid=" + uid,
                                    "--clear-groups",
                                    "--inh-caps=-all"));
            if (other.works()) {
                Folder.give(home.path(), uid, uid);
                if (other.canUse(home)) {
                    return other;
                }
            }
        }
        throw new PostgresStartException(
                "PostgreSQL refuses to run as root, and no other user can be given the folder "
                        + home.path()
                        + " here: start the platform as an ordinary user.");
    }

    Ended run(String... command) throws IOException, PostgresStartException {
        Process process = builder(List.of(command)).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try {
            var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), words.lines().toList());
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            throw interrupted(interruption);
        }
    }

    /** A command with our environment left behind: it may hold keys, and PGDATA and its kin. */
    ProcessBuilder builder(List<String> command) {
        return clean(words(command));
    }

    List<String> words(List<String> command) {
        var words = new ArrayList<>(prefix);
        words.addAll(command);
        return words;
    }

    static ProcessBuilder clean(List<String> words) {
        var builder = new ProcessBuilder(words);
        String path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path == null ? "/usr/bin:/bin:/usr/sbin:/sbin" : path);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return builder;
    }

    static PostgresStartException interrupted(InterruptedException interruption) {
        Thread.currentThread().interrupt();
        return new PostgresStartException(
                "The start of the database was interrupted.", interruption);
    }

    private boolean works() throws PostgresStartException {
        try {
            return run("true").well();
        } catch (IOException notInstalled) {
            return false;
        }
    }

    /** Whether the path to the folder is open and the folder itself writable. */
    private boolean canUse(Folder home) throws IOException, PostgresStartException {
        return run("test", "-w", home.path().toString(), "-a", "-x", home.path().toString()).well();
    }

    private static int self(Folder home) throws IOException {
        Path mine = Files.createTempFile(home.path(), "owner", ".unfinished");
        try {
            return Folder.owner(mine);
        } finally {
            Files.delete(mine);
        }
    }

    /** Whose data folder it is, so that a checkout in someone's closed home works; then nobody. */
    private static Set<Integer> otherUsers(Folder home) throws IOException {
        var users = new LinkedHashSet<Integer>();
        for (Path path = home.path(); path != null; path = path.getParent()) {
            users.add(Folder.owner(path));
        }
        users.add(NOBODY);
        users.remove(ROOT);
        return users;
    }
}
