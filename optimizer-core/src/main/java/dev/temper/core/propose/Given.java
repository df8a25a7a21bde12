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
 */
record Given(ExperimentDefinition definition, Encoding encoding, Kernel kernel, List<LearnedMetric> metrics, Imports imports) {
    /** Of a definition that passed its check. */
    static Given of(ExperimentDefinition definition) {
        Encoding encoding = Encoding.of(definition.space());
        return new Given(
                definition,
                encoding,
                TemperKernel.of(definition, encoding),
                LearnedMetric.of(definition),
                Imports.of(definition, encoding));
    }

    /** So many trials are needed for a model to tell anything. */
    int enough() {
        return 2 * definition.space().parameters().size() + 2;
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
