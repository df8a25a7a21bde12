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
 * @param kernel of every output's model
 * @param outputs what is learned: the objectives, then the limits
 * @param imports what it started with, of the first objective
 */
record Given(ExperimentDefinition definition, Encoding encoding, Kernel kernel, List<Output> outputs, Imports imports) {
    /** Of a definition that passed its check. */
    static Given of(ExperimentDefinition definition) {
        Encoding encoding = Encoding.of(definition.space());
        return new Given(
                definition,
                encoding,
                TemperKernel.of(definition, encoding),
                Output.of(definition),
                Imports.of(definition, encoding));
    }

    /** So many trials are needed for a model to tell anything. */
    int enough() {
        return 2 * definition.space().parameters().size() + 2;
    }

    /** What was imported of an output. */
    Imports imports(Output output) {
        return output.place() == 0 ? imports : Imports.NONE;
    }

    /** Each output's scale, as of a history. */
    List<Scaling> scales(History history) {
        return outputs.stream().map(output -> output.scaling(history)).toList();
    }
}
