package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.model.Encoding;
import dev.temper.core.model.Fading;
import dev.temper.core.model.Kernel;
import dev.temper.core.model.OwnDeviation;
import dev.temper.core.model.SourceKernel;
import dev.temper.core.model.TaskKernel;

/** The form of the default method's model: what B and D are, and whether there is a source of imports beside. */
final class TemperKernel {
    private TemperKernel() {}

    /** Of an experiment, over encoded configurations and levels. */
    static Kernel of(ExperimentDefinition definition, Encoding encoding) {
        Ladder ladder = definition.ladder();
        double full = ladder.level(ladder.full());
        double least = ladder.level(ladder.tasks().get(0));
        TaskKernel task = new OwnDeviation(new Fading(least, full));
        return new Kernel(encoding.scaleOf(), definition.warmStart().isEmpty() ? task : new SourceKernel(task));
    }
}
