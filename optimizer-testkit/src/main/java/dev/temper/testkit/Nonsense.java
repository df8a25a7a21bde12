package dev.temper.testkit;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.Event;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Reported;
import java.util.List;

/**
 * Events that nobody in their right mind sends, from strangers: wrong numbers, wrong metrics, wrong moments. All of them
 * can be written in a journal, so that the tests of engine and replay may play them too.
 */
final class Nonsense {
    private static final int[] TRIALS = {-1, 0, 1, 2, 3, Integer.MAX_VALUE, Integer.MIN_VALUE};
    private static final long[] LEASES = {-1, 0, 1, 2, 3, 9, Long.MAX_VALUE, Long.MIN_VALUE};
    private static final int[] EPOCHS = {-1, 0, 1, 2, 5, Integer.MAX_VALUE, Integer.MIN_VALUE};

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    private Nonsense() {}

    static Event draw(Dice dice, ExperimentDefinition definition) {
        int trial = TRIALS[dice.below(TRIALS.length)];
        long lease = LEASES[dice.below(LEASES.length)];
        return switch (dice.below(10)) {
            case 0 ->
                report(
                        dice,
                        trial,
                        lease,
                        dice.chance(0.5) ? definition.metric().name() : "another");
            case 1 -> new Event.TrialEnded(trial, lease, OUTCOMES.get(dice.below(OUTCOMES.size())));
            case 2 -> new Event.TrialLost(trial, lease);
            case 3 -> new Event.AgentLost("agent-" + dice.below(3), "s" + dice.below(3));
            case 4 -> new Event.SlotOffered(new Assignee("", "", EPOCHS[dice.below(EPOCHS.length)], lease));
            case 5 -> new Event.SlotOffered(new Assignee("stranger", "s1", dice.below(3), dice.between(1, 3)));
            case 8 -> new Event.SlotWithdrawn(new Assignee("stranger", "s1", dice.below(3), dice.between(1, 3)));
            case 6 -> new Event.ExperimentResumed();
            case 7 -> new Event.ExperimentCreated(definition);
            default -> report(dice, trial, lease, definition.metric().name());
        };
    }

    private static Event report(Dice dice, int trial, long lease, String metric) {
        double value = dice.chance(0.3) ? Double.NaN : dice.unit();
        int epoch = EPOCHS[dice.below(EPOCHS.length)];
        return new Event.MetricReported(trial, lease, epoch, List.of(new Reported(metric, value)), null);
    }
}
