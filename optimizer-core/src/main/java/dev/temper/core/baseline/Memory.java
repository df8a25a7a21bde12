package dev.temper.core.baseline;

import dev.temper.core.baseline.Learner.Theta;
import dev.temper.core.proposal.ModelState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What travels from one proposal to the next: the hyperparameters of the losses and, where they are learnt, of the
 * costs, each after the number of observations that they were fitted to.
 */
record Memory(@Nullable Theta loss, @Nullable Theta cost) {
    static Memory of(ModelState memory, int parameters) {
        List<Double> values = memory.hyperparameters();
        if (values.size() < 1 + parameters) {
            return new Memory(null, null);
        }
        Theta loss = theta(values.subList(0, 1 + parameters));
        List<Double> rest = values.subList(1 + parameters, values.size());
        return new Memory(loss, rest.isEmpty() ? null : theta(rest));
    }

    private static Theta theta(List<Double> values) {
        return new Theta(values.get(0).intValue(), values.subList(1, values.size()), false);
    }

    ModelState memory(ModelState before, long sequence) {
        boolean anew = loss != null && loss.anew();
        List<Double> values = new ArrayList<>();
        add(values, loss);
        add(values, cost);
        return new ModelState(
                values,
                anew ? sequence : before.fittedAt(),
                before.fits() + (anew ? 1 : 0),
                List.of(),
                List.of(),
                before.calibration());
    }

    private static void add(List<Double> values, @Nullable Theta theta) {
        if (theta != null) {
            values.add((double) theta.observations());
            values.addAll(theta.values());
        }
    }
}
