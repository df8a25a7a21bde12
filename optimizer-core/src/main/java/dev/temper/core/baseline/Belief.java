package dev.temper.core.baseline;

import dev.temper.core.history.Past;
import dev.temper.core.model.Block;
import dev.temper.core.model.Posterior;
import dev.temper.core.model.Warp;
import dev.temper.core.pool.Option;
import java.util.List;

/**
 * What is known of losses, in warped units.
 *
 * @param posterior given all observations, and fantasies of what is under way
 * @param best lowest loss observed at the full task; without one the lowest predicted mean there of a trial
 * @param bestAnywhere lowest loss observed at any task
 * @param leaders trials that can be compared, best first
 */
record Belief(Posterior posterior, Warp warp, double best, double bestAnywhere, List<Past> leaders) {
    Belief {
        leaders = List.copyOf(leaders);
    }

    /** The options at one level. */
    Block block(List<Option> options, double level) {
        return posterior.block(options.stream().map(option -> option.at(level)).toList());
    }
}
