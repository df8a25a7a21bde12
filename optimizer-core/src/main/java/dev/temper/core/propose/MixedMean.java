package dev.temper.core.propose;

import dev.temper.core.history.Fidelity;
import dev.temper.core.model.PriorMean;
import dev.temper.core.source.Mix;
import dev.temper.core.space.Configuration;
import java.util.stream.IntStream;

/** The mean that sources foretell, at the levels of the experiment's rungs. */
record MixedMean(Mix mix, Fidelity fidelity) implements PriorMean {
    @Override
    public double[] levels() {
        return IntStream.range(0, fidelity.rungs()).mapToDouble(fidelity::level).toArray();
    }

    @Override
    public double[] of(Configuration configuration) {
        return mix.of(configuration, fidelity.rungs());
    }
}
