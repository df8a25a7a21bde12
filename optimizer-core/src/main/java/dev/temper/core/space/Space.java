package dev.temper.core.space;

import java.util.List;

/**
 * What an experiment searches.
 *
 * @param parameters its dimensions, in the order of declaration
 * @param candidates when there are any, the only configurations that may be tried; each complete and in the order of
 *     the parameters
 */
public record Space(List<Parameter> parameters, List<Configuration> candidates) {
    /** Copies the lists. */
    public Space {
        parameters = List.copyOf(parameters);
        candidates = List.copyOf(candidates);
    }

    /** Every combination of the parameters' values. */
    public static Space of(List<Parameter> parameters) {
        return new Space(parameters, List.of());
    }

    /** The same space, narrowed to a list of configurations. */
    public Space withCandidates(List<Configuration> only) {
        return new Space(parameters, only);
    }
}
