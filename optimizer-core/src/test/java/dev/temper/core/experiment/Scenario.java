package dev.temper.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Evidence;
import dev.temper.core.effort.Effort;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.Events.When;
import dev.temper.core.trial.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Given what happened, when an event comes, then these decisions follow. After each event every invariant is checked.
 * Decisions are written as {@code suggest 1 to 3 NEW}: what, which trial, up to which epoch (or task), why.
 */
public final class Scenario {
    private ExperimentState state = ExperimentState.empty();
    private final List<JournalEntry> journal = new ArrayList<>();
    private final List<Decision> all = new ArrayList<>();
    private List<Decision> last = List.of();
    private long effort = Effort.OF_A_STEP;
    private BiConsumer<ExperimentState, Step> judge = (before, step) -> {};

    public static Scenario empty() {
        return new Scenario();
    }

    /** An experiment and what happened to it since. */
    public static Scenario given(Setup definition, When... events) {
        Scenario scenario = new Scenario().when(Events.created(definition)).then();
        for (When event : events) {
            scenario.when(event);
        }
        return scenario;
    }

    /** Has every further step judged, by the state before it. */
    Scenario judgedBy(BiConsumer<ExperimentState, Step> by) {
        judge = by;
        return this;
    }

    /** Lets further steps take no more operations than this. */
    Scenario within(long most) {
        effort = most;
        return this;
    }

    public Scenario when(When when) {
        return when(new EventId("test", journal.size() + 1), when);
    }

    public Scenario when(EventId id, When when) {
        JournalEntry entry = new JournalEntry(id, 1_000L + journal.size(), when.in(state));
        Step step = ExperimentMachine.step(state, entry, Effort.of(effort));
        Invariants.check(state, entry, step);
        judge.accept(state, step);
        journal.add(entry);
        all.addAll(step.decisions());
        state = step.state();
        last = step.decisions();
        return this;
    }

    /** Exactly these decisions followed from the last event. */
    public Scenario then(String... decisions) {
        assertThat(last).extracting(Scenario::text).containsExactly(decisions);
        return this;
    }

    public Evidence evidence() {
        assertThat(last).hasSize(1);
        return last.get(0).evidence();
    }

    public ExperimentState state() {
        return state;
    }

    public List<Decision> last() {
        return last;
    }

    public List<JournalEntry> journal() {
        return journal;
    }

    public List<Decision> decisions() {
        return all;
    }

    public static String text(Decision decision) {
        return text(decision.action(), decision.evidence().reason().name());
    }

    private static String text(Action action, String reason) {
        if (action instanceof Action.Suggest suggest) {
            return "suggest " + suggest.trial() + " to " + text(suggest.target()) + " " + reason;
        } else if (action instanceof Action.Promote promote) {
            return "promote " + promote.trial() + " to " + text(promote.target()) + " " + reason;
        } else if (action instanceof Action.Continue further) {
            return "continue " + further.trial() + " to " + text(further.target()) + " " + reason;
        } else if (action instanceof Action.Pause pause) {
            return "pause " + pause.trial() + " " + reason;
        } else if (action instanceof Action.Stop stop) {
            return "stop " + stop.trial() + " " + reason;
        } else if (action instanceof Action.Complete complete) {
            return "complete " + complete.bestTrial() + " " + reason;
        }
        return "reject " + ((Action.Reject) action).reason();
    }

    private static String text(Target target) {
        return target.toEpoch() == 0 ? target.task() : Integer.toString(target.toEpoch());
    }
}
