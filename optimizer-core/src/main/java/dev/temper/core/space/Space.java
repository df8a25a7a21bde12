package dev.temper.core.space;

import java.util.List;

/**
 * What an experiment searches.
 *
 * @param parameters its dimensions, in the order of declaration
 * @param conditions when parameters apply; those without a condition always do
 * @param priors where good values are likely; parameters without one are drawn evenly along their scale
 * @param constraints every configuration keeps all of these
 * @param forbidden no configuration has any of these
 * @param candidates when there are any, the only configurations that may be tried; each complete and in the order of
 *     the parameters
 */
public record Space(
        List<Parameter> parameters,
        List<Condition> conditions,
        List<Prior> priors,
        List<LinearConstraint> constraints,
        List<Forbidden> forbidden,
        List<Configuration> candidates) {
    /** Copies the lists. */
    public Space {
        parameters = List.copyOf(parameters);
        conditions = List.copyOf(conditions);
        priors = List.copyOf(priors);
        constraints = List.copyOf(constraints);
        forbidden = List.copyOf(forbidden);
        candidates = List.copyOf(candidates);
    }

    /** Every combination of the parameters' values. */
    public static Space of(List<Parameter> parameters) {
        return new Space(parameters, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The same space with parameters that apply only on conditions. */
    public Space withConditions(List<Condition> only) {
        return new Space(parameters, only, priors, constraints, forbidden, candidates);
    }

    /** The same space with other priors. */
    public Space withPriors(List<Prior> known) {
        return new Space(parameters, conditions, known, constraints, forbidden, candidates);
    }

    /** The same space, narrowed by constraints and forbidden combinations. */
    public Space withRules(List<LinearConstraint> kept, List<Forbidden> never) {
        return new Space(parameters, conditions, priors, kept, never, candidates);
    }

    /** The same space, narrowed to a list of configurations. */
    public Space withCandidates(List<Configuration> only) {
        return new Space(parameters, conditions, priors, constraints, forbidden, only);
    }
}
