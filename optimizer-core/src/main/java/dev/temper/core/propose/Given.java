package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.history.History;
import dev.temper.core.model.Encoding;
import dev.temper.core.model.Kernel;
import dev.temper.core.model.Scaling;
import java.util.List;

/**
 * What stays the same over an experiment.
 *
 * @param encoding of its space
 * @param kernel of every metric's model
 * @param metrics what is learned: the objectives, then the limits
 * @param imports what it started with, of the first objective
 * @param enough so many trials are needed for a model to tell anything
 * @param picks how many picks a stream's list has
 */
record Given(
        ExperimentDefinition definition,
        Encoding encoding,
        Kernel kernel,
        List<LearnedMetric> metrics,
        Imports imports,
        int enough,
        int picks) {
    private static final int FEWEST_PICKS = 4;
    private static final int MOST_PICKS = 64;

    /** Of a definition that passed its check. */
    static Given of(ExperimentDefinition definition) {
        Encoding encoding = Encoding.of(definition.space());
        return new Given(
                definition,
                encoding,
                TemperKernel.of(definition, encoding),
                LearnedMetric.of(definition),
                Imports.of(definition, encoding),
                2 * definition.space().parameters().size() + 2,
                Math.min(MOST_PICKS, Math.max(FEWEST_PICKS, definition.parallel())));
    }

    /** What was imported of a metric. */
    Imports imports(LearnedMetric metric) {
        return metric.place() == 0 ? imports : Imports.NONE;
    }

    /** Each metric's scale, as of a history. */
    List<Scaling> scales(History history) {
        return metrics.stream().map(metric -> metric.scaling(history)).toList();
    }
}
