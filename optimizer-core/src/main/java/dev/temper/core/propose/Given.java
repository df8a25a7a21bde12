package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.history.Fidelity;
import dev.temper.core.history.History;
import dev.temper.core.model.Encoding;
import dev.temper.core.model.Kernel;
import dev.temper.core.model.Scaling;
import dev.temper.core.model.Trend;
import dev.temper.core.source.Mix;
import dev.temper.core.source.SourceRanks;
import java.util.Collections;
import java.util.List;

/**
 * What stays the same over an experiment.
 *
 * @param encoding of its space
 * @param kernel of every metric's model
 * @param metrics what is learned: the objectives, then the limits
 * @param imports what it started with, of the first objective
 * @param mix earlier experiments that are learned from, for the first objective, and how far each is believed
 * @param enough so many trials are needed for a model to tell anything
 * @param picks how many picks a stream's list has
 */
record Given(
        ExperimentDefinition definition,
        Encoding encoding,
        Kernel kernel,
        List<LearnedMetric> metrics,
        Imports imports,
        Mix mix,
        int enough,
        int picks) {
    private static final int FEWEST_PICKS = 4;
    private static final int MOST_PICKS = 64;

    /** Of a definition that passed its check. */
    static Given of(ExperimentDefinition definition, List<SourceRanks> sources) {
        Encoding encoding = Encoding.of(definition.space());
        return new Given(
                definition,
                encoding,
                TemperKernel.of(definition, encoding),
                LearnedMetric.of(definition),
                Imports.of(definition, encoding),
                new Mix(sources, Collections.nCopies(sources.size(), 0.0)),
                2 * definition.space().parameters().size() + 2,
                Math.min(MOST_PICKS, Math.max(FEWEST_PICKS, definition.parallel())));
    }

    /** The same about the mean that the sources foretell under these weights; under none, or others', as it is. */
    Given under(List<Double> weights) {
        if (weights.size() != sources().size()) {
            return this;
        }
        Mix weighed = new Mix(sources(), weights);
        if (!weighed.says()) {
            return this;
        }
        Encoding foretelling = Encoding.of(definition.space(), new MixedMean(weighed, new Fidelity(definition)));
        return new Given(
                definition, foretelling, kernel.with(Trend.of(foretelling)), metrics, imports, weighed, enough, picks);
    }

    /** The same about what all sources together foretell, each believed alike. */
    Given believingAll() {
        return under(Mix.even(sources()).weights());
    }

    /** Whether anything is foretold. */
    boolean foretells() {
        return mix.says();
    }

    /** The earlier experiments. */
    List<SourceRanks> sources() {
        return mix.sources();
    }

    /** The kernel of a metric's model: only of the first objective anything is foretold. */
    Kernel kernel(LearnedMetric metric) {
        return metric.place() == 0 ? kernel : kernel.with(Trend.NONE);
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
