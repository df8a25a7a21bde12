package dev.temper.core.space;

import dev.temper.core.space.Configuration.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The part of a space by which configurations can be judged: without the parameters with which something is wrong,
 * those that depend on them, and the rules that speak of them.
 *
 * @param space the part; the whole space if nothing is wrong with it
 * @param left names of the parameters that were left out
 */
public record SoundSpace(Space space, Set<String> left) {
    /** The part that has no problems so far. */
    public static SoundSpace of(Space space, Problems problems) {
        Set<String> left = doubtful(space, problems);
        for (int i = 0; i < space.parameters().size(); i++) {
            String name = space.parameters().get(i).name();
            boolean depends = space.conditions().stream()
                    .filter(condition -> condition.parameter().equals(name))
                    .flatMap(condition -> condition.when().stream())
                    .anyMatch(match -> left.contains(match.parameter()));
            if (depends || !problems.sound("parameters[" + i + "].when")) {
                left.add(name);
            }
        }
        List<LinearConstraint> constraints = new ArrayList<>();
        for (int i = 0; i < space.constraints().size(); i++) {
            LinearConstraint constraint = space.constraints().get(i);
            if (problems.sound("constraints[" + i + "]")
                    && constraint.terms().stream().noneMatch(term -> left.contains(term.parameter()))) {
                constraints.add(constraint);
            }
        }
        List<Forbidden> forbidden = new ArrayList<>();
        for (int i = 0; i < space.forbidden().size(); i++) {
            Forbidden combination = space.forbidden().get(i);
            if (problems.sound("forbidden[" + i + "]")
                    && combination.together().stream().noneMatch(match -> left.contains(match.parameter()))) {
                forbidden.add(combination);
            }
        }
        List<Parameter> parameters = space.parameters().stream()
                .filter(parameter -> !left.contains(parameter.name()))
                .toList();
        List<Condition> conditions = space.conditions().stream()
                .filter(condition -> !left.contains(condition.parameter()))
                .toList();
        return new SoundSpace(new Space(parameters, conditions, List.of(), constraints, forbidden, List.of()), left);
    }

    /** Names of the parameters whose own values are in doubt, whatever they depend on. */
    static Set<String> doubtful(Space space, Problems problems) {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < space.parameters().size(); i++) {
            String path = "parameters[" + i + "]";
            List<String> own = List.of("name", "type", "min", "max", "scale", "values");
            if (own.stream().anyMatch(field -> !problems.sound(path + "." + field))) {
                names.add(space.parameters().get(i).name());
            }
        }
        return names;
    }

    /** Whether nothing was left out. */
    public boolean isWhole() {
        return left.isEmpty();
    }

    /** What a configuration says of the parameters in this part. */
    public Configuration part(Configuration configuration) {
        List<Setting> settings = configuration.settings().stream()
                .filter(setting -> !left.contains(setting.parameter()))
                .toList();
        return new Configuration(settings);
    }
}
