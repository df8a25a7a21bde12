package dev.temper.core.space;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What can be wrong with a search space. */
public final class SpaceCheck {
    private final Space space;
    private final Problems problems;

    private SpaceCheck(Space space, Problems problems) {
        this.space = space;
        this.problems = problems;
    }

    /** Adds all problems, with paths such as {@code parameters[2].min} or {@code candidates[7].rate}. */
    public static void check(Space space, Problems problems) {
        List<Problem> sizes = SizeCheck.check(space);
        problems.addAll(sizes);
        if (!sizes.isEmpty()) {
            return; // what is too large is not looked through
        }
        problems.addAll(ParameterCheck.check(space.parameters()));
        Set<String> doubtful = SoundSpace.doubtful(space, problems);
        problems.addAll(ConditionCheck.check(space, doubtful));
        problems.addAll(PriorCheck.check(space, doubtful));
        problems.addAll(RuleCheck.check(space, doubtful));
        SpaceCheck check = new SpaceCheck(space, problems);
        if (space.candidates().isEmpty()) {
            check.feasible();
        } else {
            check.candidates(SoundSpace.of(space, problems));
        }
    }

    private void feasible() {
        boolean sound = List.of("parameters", "constraints", "forbidden", "candidates").stream()
                .allMatch(problems::sound);
        if (!sound || new Feasibility(space).any() != null) {
            return;
        }
        String path = space.constraints().isEmpty() ? "forbidden" : "constraints";
        problems.add(
                path,
                path + " leave nothing to try: " + Feasibility.SEARCH
                        + " random configurations all break a constraint or have a forbidden combination; loosen them,"
                        + " or list candidates");
    }

    private void candidates(SoundSpace sound) {
        Map<ConfigurationKey, Integer> known = new TreeMap<>();
        for (int i = 0; i < space.candidates().size(); i++) {
            String path = "candidates[" + i + "]";
            Configuration candidate = sound.part(space.candidates().get(i));
            for (Problem problem : ConfigurationCheck.complete(sound.space(), candidate)) {
                problems.add(path + "." + problem.path(), problem.message());
            }
            boolean comparable = sound.isWhole() && problems.sound(path);
            Integer twin = comparable ? known.putIfAbsent(new ConfigurationKey(candidate), i) : null;
            if (twin != null) {
                problems.add(path, "candidate " + i + " has the same values as candidate " + twin + ": remove one");
            }
        }
    }
}
