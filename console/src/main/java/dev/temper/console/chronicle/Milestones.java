package dev.temper.console.chronicle;

import dev.temper.core.experiment.ExperimentState;
import java.util.ArrayList;
import java.util.List;

/**
 * States along a journal, from which the machine derives those between them. States share what is alike in them, so some
 * take little room. When there are too many, every second one goes. Not thread safe.
 */
final class Milestones {
    private static final int MOST = 8;
    private static final Milestone START = new Milestone(-1, ExperimentState.empty());

    private final List<Milestone> all = new ArrayList<>();
    private long step = 100;

    /**
     * A state.
     *
     * @param offset of the line after which it stood so; -1 before the first
     */
    record Milestone(long offset, ExperimentState state) {
        long sequence() {
            return state.header().sequence();
        }
    }

    void take(long offset, ExperimentState state) {
        long last = all.isEmpty() ? 0 : all.get(all.size() - 1).sequence();
        if (state.header().sequence() < last + step) {
            return;
        }
        all.add(new Milestone(offset, state));
        if (all.size() > MOST) {
            for (int i = all.size() - 1; i >= 0; i -= 2) {
                all.remove(i);
            }
            step *= 2;
        }
    }

    /** The last one that is not after a sequence. */
    Milestone before(long sequence) {
        Milestone last = START;
        for (Milestone one : all) {
            last = one.sequence() <= sequence ? one : last;
        }
        return last;
    }
}
