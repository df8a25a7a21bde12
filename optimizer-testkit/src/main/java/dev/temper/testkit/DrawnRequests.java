package dev.temper.testkit;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.event.Event;
import dev.temper.testkit.Scenario.Request;
import java.util.ArrayList;
import java.util.List;

/** What people ask of a simulated experiment on its way. */
final class DrawnRequests {
    private DrawnRequests() {}

    /** In some experiments people, or a watchdog, stop and keep single trials; now and then somebody keeps one again. */
    static List<Request> byHand(Dice dice, long until) {
        List<Request> requests = new ArrayList<>();
        int most = dice.chance(0.5) ? dice.below(12) : 0;
        for (int i = 0; i < most; i++) {
            int trial = (int) dice.between(0, 20);
            Event event = dice.chance(0.5)
                    ? new Event.StopRequested(trial, "by hand " + i)
                    : new Event.KeepRequested(trial, "for the paper " + i);
            long at = dice.between(1, until);
            requests.add(new Request(at, event));
            if (event instanceof Event.KeepRequested && dice.chance(0.5)) {
                requests.add(new Request(at + 1, new Event.KeepRequested(trial, "again")));
            }
        }
        return requests;
    }

    /** Some experiments are extended, while they run or when they are complete; now and then to less, which is refused. */
    static List<Request> extensions(ExperimentDefinition definition, Dice dice, long until) {
        List<Request> requests = new ArrayList<>();
        int most = dice.chance(0.4) ? 1 + dice.below(3) : 0;
        for (int i = 0; i < most; i++) {
            Integer trials = definition.budget().trials();
            Long cost = definition.budget().costMicros();
            boolean longer = definition.ladder().passesRungs() && dice.chance(0.5);
            Event event = new Event.ExperimentExtended(
                    trials == null ? null : (Integer) (trials + (int) dice.between(0, 10) + 2 * i),
                    cost == null ? null : (Long) (cost + dice.between(-100_000, 4 * Ladder.FULL_COST)),
                    longer ? (Integer) (definition.ladder().full().epochs() + (int) dice.between(1, 20)) : null,
                    "more");
            requests.add(new Request(dice.between(1, 2 * until), event));
        }
        return requests;
    }
}
