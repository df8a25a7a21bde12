package dev.temper.core.baseline;

import dev.temper.core.model.TaskKernel;
import java.util.List;

/**
 * What sets one method apart from the next.
 *
 * @param kernel how tasks vary together
 * @param judge what a training is worth
 * @param rungs of the ladder that it trains to, rising; the last is the full one
 * @param design rungs that its first trials train to, in their order, before anything is learnt
 * @param resumes whether it may train a trial further
 * @param learnsCost whether costs are learnt from seconds, where these are reported
 * @param verifies whether it says what it thinks the best without having trained it in full; then it is made to
 */
record Recipe(
        TaskKernel kernel,
        Judge judge,
        List<Integer> rungs,
        List<Integer> design,
        boolean resumes,
        boolean learnsCost,
        boolean verifies) {
    /** Copies the lists. */
    Recipe {
        rungs = List.copyOf(rungs);
        design = List.copyOf(design);
    }
}
