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

    /** People write what they see, and now and then take it back. */
    static List<Request> words(Dice dice, long until) {
        List<Request> requests = new ArrayList<>();
        int most = 1 + dice.below(8);
        for (int i = 0; i < most; i++) {
            List<String> tags = dice.chance(0.5) ? List.of("paper", "tag " + dice.below(3)) : List.of();
            requests.add(new Request(
                    dice.between(1, 2 * until),
                    new Event.ExperimentAnnotated(dice.chance(0.8) ? "seen " + i : "", tags)));
        }
        return requests;
    }

    /** They archive and erase it in the end: too early at times, which is refused, and more than once. */
    static List<Request> erasures(Dice dice, long until) {
        List<Request> requests = new ArrayList<>();
        if (dice.chance(0.3)) {
            requests.add(new Request(dice.between(1, until), new Event.ExperimentErased("too early")));
        }
        long end = dice.between(until / 2, 2 * until);
        requests.add(new Request(end, new Event.ExperimentArchived("done")));
        requests.add(new Request(end + dice.between(0, 5_000), new Event.ExperimentErased("at once")));
        requests.add(new Request(end + until + dice.between(0, until), new Event.ExperimentErased(null)));
        requests.add(new Request(end + 3 * until, new Event.ExperimentAnnotated("too late", List.of())));
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
