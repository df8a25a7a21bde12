package dev.temper.core.explain;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Method.Trait;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.model.Encoding;
import dev.temper.core.model.Fit;
import dev.temper.core.model.Kernel;
import dev.temper.core.model.Observations;
import dev.temper.core.model.Posterior;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.propose.BelievedKernel;
import dev.temper.core.propose.Imports;
import dev.temper.core.propose.LearnedValue;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The default method's model with the hyperparameters of its last proposal, and what it would learn from now. */
final class Learned {
    /** With more values an answer would take long. */
    private static final int MOST = 400;

    private final ExperimentDefinition definition;
    private final Encoding encoding;
    private final Kernel kernel;
    private final double[] theta;
    private final List<LearnedValue> values;

    private Learned(
            ExperimentDefinition definition,
            Encoding encoding,
            Kernel kernel,
            double[] theta,
            List<LearnedValue> values) {
        this.definition = definition;
        this.encoding = encoding;
        this.kernel = kernel;
        this.theta = theta;
        this.values = values;
    }

    /** Null when nothing was learnt yet, or by another method. */
    static @Nullable Learned of(ExperimentState state) {
        ExperimentDefinition definition = state.header().definition();
        Proposal proposal = state.proposal();
        if (definition == null || proposal == null || !definition.method().has(Trait.INSIGHT)) {
            return null;
        }
        BelievedKernel believed = BelievedKernel.of(definition, proposal.model().weights());
        Kernel kernel = believed.kernel();
        double[] theta = proposal.model().hyperparameters().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (theta.length < kernel.parameters()) {
            return null;
        }
        return new Learned(
                definition,
                believed.encoding(),
                kernel,
                Fit.part(kernel, theta, 0),
                LearnedValue.of(state, definition, MOST));
    }

    ExperimentDefinition definition() {
        return definition;
    }

    Encoding encoding() {
        return encoding;
    }

    Kernel kernel() {
        return kernel;
    }

    double[] theta() {
        return theta.clone();
    }

    /**
     * The posterior of all but one group of trials.
     *
     * @param groups how many groups the trials fall into, by number
     * @param without the group that is left out; -1 for none
     */
    Posterior posterior(int groups, int without) {
        Observations observations = new Observations();
        Imports.of(definition, encoding).addTo(observations);
        SortedMap<Integer, Integer> rows = new TreeMap<>();
        for (LearnedValue one : values) {
            int number = one.trial().number();
            if (number % groups != without) {
                int row = rows.computeIfAbsent(
                        number,
                        n -> observations.addTrial(encoding.encode(one.trial().configuration())));
                observations.add(row, one.level(), one.value(), one.noise());
            }
        }
        return Posterior.of(kernel, theta, observations);
    }
}
