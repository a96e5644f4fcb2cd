package employeehealth.profile.terms;

import employeehealth.profile.ProfileSettings;
import employeehealth.profile.Section;
import employeehealth.shared.settings.StartRefused;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Every term, in memory: about nobody, and the same for everyone. */
@Component
public class Terms {

    private static final int SHOWN = 20;

    private final Map<Section, List<Searchable>> lists = new EnumMap<>(Section.class);
    private final Map<Key, Term> byCode = new HashMap<>();
    private final Set<String> systems;

    private record Key(Section list, String system, String code) {}

    private record Hit(Searchable found, int fit) {}

    Terms(ProfileSettings settings) {
        var files = new TermFiles(settings.termsDir());
        for (var list : Section.values()) {
            var terms = files.read(list);
            lists.put(list, terms.stream().map(Searchable::of).toList());
            for (var term : terms) {
                if (byCode.put(new Key(list, term.system(), term.code()), term) != null) {
                    throw new StartRefused(
                            "The list of terms " + list.code() + " has a code twice.");
                }
            }
        }
        systems = byCode.keySet().stream().map(Key::system).collect(Collectors.toUnmodifiableSet());
    }

    /** Canonical URI of our own codes of a list. */
    public static String systemOf(Section list) {
        return "https://employee-health.example/terms/" + list.code();
    }

    public Optional<Term> find(Section list, String system, String code) {
        return Optional.ofNullable(byCode.get(new Key(list, system, code)));
    }

    /** Whether all codes of this system that exist here are in a list of ours. */
    public boolean listed(String system) {
        return systems.contains(system)
                || Arrays.stream(Section.values()).anyMatch(list -> systemOf(list).equals(system));
    }

    /**
     * The terms that fit best, in both languages at once: people do not always type the one that
     * they read.
     *
     * @param text what was typed so far
     * @param language that decides between terms that fit as well
     */
    List<Term> search(Section list, String text, String language) {
        var typed = Searchable.plain(text);
        if (typed.isEmpty()) {
            return List.of();
        }
        return lists.getOrDefault(list, List.of()).stream()
                .map(one -> new Hit(one, one.fit(typed)))
                .filter(hit -> hit.fit < Searchable.NOT_AT_ALL)
                .sorted(
                        Comparator.comparingInt(Hit::fit)
                                .thenComparing(hit -> hit.found.term().display(language).length())
                                .thenComparing(hit -> hit.found.term().display(language)))
                .limit(SHOWN)
                .map(hit -> hit.found.term())
                .toList();
    }
}
