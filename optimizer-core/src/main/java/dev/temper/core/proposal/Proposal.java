package dev.temper.core.proposal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the model advises, computed from the state after the event {@code basedOn} of the journal and nothing else.
 *
 * @param basedOn journal sequence (distinct events folded) of that state
 * @param version of the method that computed it; another version may compute another proposal from the same state
 * @param seed of the experiment
 * @param model what the next proposal starts from
 * @param trusted whether the model's picks may be used; if not, the rungs decide alone
 * @param incumbent loss to beat at full fidelity in the metric's own direction; null when nothing is known
 * @param picks what to train next; for each stream in the order in which they are to be used
 * @param forecasts of the trials that run, by trial
 */
public record Proposal(
        long basedOn,
        int version,
        long seed,
        ModelState model,
        boolean trusted,
        @Nullable Double incumbent,
        List<Pick> picks,
        List<Forecast> forecasts) {
    /** The newest version that there is. */
    public static final int NEWEST_VERSION = 2;

    /** Most picks, forecasts and items of each list of the model's own. */
    public static final int MOST_ITEMS = 4_096;

    /** Copies the lists. */
    public Proposal {
        picks = List.copyOf(picks);
        forecasts = List.copyOf(forecasts);
    }
}
