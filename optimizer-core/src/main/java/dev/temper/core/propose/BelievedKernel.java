package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.model.Encoding;
import dev.temper.core.model.Kernel;
import java.util.List;

/**
 * The default method's encoding and kernel as far as it believes the earlier experiments that it learns from.
 *
 * @param kernel of the first objective
 */
public record BelievedKernel(Encoding encoding, Kernel kernel) {
    /**
     * Of a definition that passed its check.
     *
     * @param weights of its earlier experiments, as a proposal has them; none before the first fit
     */
    public static BelievedKernel of(ExperimentDefinition definition, List<Double> weights) {
        Given given = Given.of(definition, weights.isEmpty() ? List.of() : EarlierRanks.of(definition));
        Given under = given.under(weights);
        return new BelievedKernel(under.encoding(), under.kernel());
    }
}
