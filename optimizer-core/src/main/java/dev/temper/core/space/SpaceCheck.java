package dev.temper.core.space;

import dev.temper.core.experiment.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What can be wrong with a search space. */
public final class SpaceCheck {
    private SpaceCheck() {}

    /** All problems, with paths such as {@code parameters[2].min} or {@code candidates[7].rate}; empty if none. */
    public static List<Problem> check(Space space) {
        List<Problem> sizes = SizeCheck.check(space);
        if (!sizes.isEmpty()) {
            return sizes;
        }
        List<Problem> problems = new ArrayList<>(ParameterCheck.check(space.parameters()));
        if (problems.isEmpty()) {
            problems.addAll(ConditionCheck.check(space));
            problems.addAll(PriorCheck.check(space));
            problems.addAll(RuleCheck.check(space));
        }
        if (problems.isEmpty()) {
            problems.addAll(space.candidates().isEmpty() ? checkFeasible(space) : checkCandidates(space));
        }
        return problems;
    }

    private static List<Problem> checkFeasible(Space space) {
        if (new Feasibility(space).any() != null) {
            return List.of();
        }
        String path = space.constraints().isEmpty() ? "forbidden" : "constraints";
        return List.of(new Problem(
                path,
                path + " leave nothing to try: " + Feasibility.SEARCH
                        + " random configurations all break a constraint or have a forbidden combination; loosen them,"
                        + " or list candidates"));
    }

    private static List<Problem> checkCandidates(Space space) {
        List<Problem> problems = new ArrayList<>();
        Map<ConfigurationKey, Integer> known = new TreeMap<>();
        for (int i = 0; i < space.candidates().size(); i++) {
            String path = "candidates[" + i + "]";
            Configuration candidate = space.candidates().get(i);
            for (Problem problem : ConfigurationCheck.complete(space, candidate)) {
                problems.add(new Problem(path + "." + problem.path(), problem.message()));
            }
            Integer twin = known.putIfAbsent(new ConfigurationKey(candidate), i);
            if (twin != null) {
                problems.add(new Problem(
                        path, "candidate " + i + " has the same values as candidate " + twin + ": remove one"));
            }
        }
        return problems;
    }
}
