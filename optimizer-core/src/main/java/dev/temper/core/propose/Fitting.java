package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.model.Encoding;
import dev.temper.core.model.Fit;
import dev.temper.core.model.Fitted;
import dev.temper.core.model.Kernel;
import dev.temper.core.model.Observations;
import dev.temper.core.model.Priors;
import dev.temper.core.model.Scaling;
import dev.temper.core.proposal.ModelState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** When the hyperparameters are fitted anew, to what, and how hard. */
final class Fitting {
    /** Most values that a fit learns from. */
    static final int MOST = 1_500;

    private static final double GROWTH = 1.35;
    private static final int MOST_NEW = 250;
    private static final int FEWEST_NEW = 5;
    private static final int FIRST_ITERATIONS = 30;
    private static final int ITERATIONS = 14;

    private Fitting() {}

    /** Whether the trials have grown by so much that the hyperparameters of the last fit are out of date. */
    static boolean isDue(ExperimentDefinition definition, History history, ModelState last) {
        if (isFirst(definition, last)) {
            return true;
        }
        int before = history.reportedBy(last.fittedAt());
        int due = Math.max(before + FEWEST_NEW, (int) StrictMath.ceil(before * GROWTH));
        return history.runs().size() >= due
                || history.learnedSince(last.fittedAt()).size() > MOST_NEW;
    }

    /** Whether there are no hyperparameters yet, or those of an older release, which took other metrics in. */
    private static boolean isFirst(ExperimentDefinition definition, ModelState last) {
        Kernel kernel = TemperProposer.kernel(definition, Encoding.of(definition.space()));
        int outputs = Output.of(definition).size();
        return last.hyperparameters().size() != outputs * kernel.parameters();
    }

    /**
     * Fits to all that is known.
     *
     * @return null if no fit was possible
     */
    static @Nullable List<Double> fit(
            ExperimentDefinition definition, History history, Imports imports, Scaling warp, ModelState last) {
        Encoding encoding = Encoding.of(definition.space());
        Kernel kernel = TemperProposer.kernel(definition, encoding);
        Priors priors = Priors.of(kernel);
        List<Output> outputs = Output.of(definition);
        boolean first = isFirst(definition, last);
        List<Double> theta = new ArrayList<>();
        for (Output output : outputs) {
            boolean isObjective = output.place() == 0;
            Scaling scaling = isObjective ? warp : output.scaling(history);
            Observations observations =
                    observations(history, isObjective ? imports : Imports.NONE, output, scaling, encoding);
            List<double[]> starts = new ArrayList<>();
            starts.add(first ? priors.start() : Fit.part(kernel, toArray(last.hyperparameters()), output.place()));
            if (isObjective && imports.size() > 0) {
                // Which way the imported values point may only show later, and from the other side of 0.
                double[] mirrored = starts.get(0).clone();
                int correlation = kernel.parameters() - 2;
                mirrored[correlation] = -mirrored[correlation];
                starts.add(mirrored);
            }
            Fitted fitted = Fit.run(kernel, priors, observations, starts, first ? FIRST_ITERATIONS : ITERATIONS);
            if (fitted == null) {
                return null;
            }
            Arrays.stream(fitted.theta()).forEach(theta::add);
        }
        return theta;
    }

    private static Observations observations(
            History history, Imports imports, Output output, Scaling scaling, Encoding encoding) {
        Observations observations = new Observations();
        imports.addTo(observations);
        Map<Integer, Integer> rows = new TreeMap<>();
        for (LearnedValue value : LearnedValue.of(history, output, scaling, MOST)) {
            int row = rows.computeIfAbsent(
                    value.trial().number(),
                    number ->
                            observations.addTrial(encoding.encode(value.trial().configuration())));
            observations.add(row, value.level(), value.value(), value.noise());
        }
        return observations;
    }

    /** Boxed hyperparameters as the numerics take them. */
    static double[] toArray(List<Double> theta) {
        return theta.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
