package dev.temper.core.baseline;

import dev.temper.core.definition.Ladder;
import dev.temper.core.pool.Option;
import java.util.List;

/**
 * What to train next?
 *
 * @param options at least one
 * @param rungs that may be trained to, rising; the last is the full one
 * @param seed of the experiment
 * @param moment different for each proposal: the journal sequence that it is based on
 */
record Question(
        Belief belief,
        List<Option> options,
        List<Integer> rungs,
        Ladder ladder,
        TrainingCosts costs,
        long seed,
        long moment) {
    Question {
        options = List.copyOf(options);
        rungs = List.copyOf(rungs);
    }

    int full() {
        return rungs.get(rungs.size() - 1);
    }
}
