package dev.temper.testkit;

import dev.temper.core.decision.Decision;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Step;
import dev.temper.testkit.law.Account;
import dev.temper.testkit.law.Invariant;
import dev.temper.testkit.law.Laws;
import dev.temper.testkit.law.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds the machine to its laws: the cheap checks after every entry, those that cost as much as the experiment is
 * large after some, drawn from the seed: another seed says more than another entry.
 */
final class Checks {
    /** Up to this many agents an experiment is small. */
    private static final int SMALL = 100;

    /** The share of entries after which what costs as much as the experiment is large is checked. */
    private static final double SAMPLE = 0.04;

    private static final double SAMPLE_OF_LARGE = 0.001;
    private static final long LONGEST_MILLIS = 3L * 24 * 3600 * 1000;

    private final Scenario scenario;
    private final Machine machine;
    private final Dice dice;
    private final List<Invariant> laws = Laws.all();
    private final Account account = new Account();
    private final List<JournalEntry> entries = new ArrayList<>();
    private final boolean small;

    Checks(Scenario scenario, Machine machine) {
        this.scenario = scenario;
        this.machine = machine;
        this.dice = new Dice(scenario.seed(), 0x5101_0000_0000L);
        this.small = scenario.agents() <= SMALL;
    }

    /** Whether the experiment is small. */
    boolean isSmall() {
        return small;
    }

    /** Law "total": any event gives a step. */
    Step total(int index, JournalEntry entry, Supplier<Step> step) {
        try {
            return step.get();
        } catch (RuntimeException | StackOverflowError thrown) {
            throw new LawBroken("total", text("total", index, entry, "the machine threw " + thrown), thrown);
        }
    }

    /** An entry was folded for the first time. */
    void after(int index, JournalEntry entry, ExperimentState before, Step step) {
        entries.add(entry);
        boolean isNew = !account.has(entry.id());
        Observed observed = new Observed(index, entry, isNew, before, step.state(), step.decisions());
        laws.forEach(law -> hold(law, observed, law.entry(observed, account)));
        account.take(observed);
        for (Decision decision : step.decisions()) {
            laws.forEach(law -> hold(law, observed, law.decision(observed, decision, account)));
            account.take(decision);
        }
        laws.forEach(law -> hold(law, observed, law.outcome(observed, account)));
        unchangedBy(index, step.state(), index);
        if (dice.chance(small ? SAMPLE : SAMPLE_OF_LARGE)) {
            unchangedBy(index, step.state(), dice.below(entries.size()));
            restored(index, step.state());
        }
    }

    /** Law "idempotent": an earlier entry, delivered again, changes nothing. */
    private void unchangedBy(int index, ExperimentState state, int earlier) {
        JournalEntry entry = entries.get(earlier);
        JournalEntry late = new JournalEntry(entry.id(), entry.time() + 1, entry.event());
        Step again = total(index, late, () -> machine.step(state, late));
        boolean same = again.state().equals(state);
        if (!same || !again.decisions().isEmpty()) {
            broken("idempotent", index, entry, "delivered again at entry " + index + " it is not ignored");
        }
    }

    /** Law "restored equals folded": what is rebuilt from the rows is what was folded. */
    ExperimentState restored(int index, ExperimentState folded) {
        ExperimentState restored = ExperimentState.restore(folded.rows());
        if (!restored.equals(folded)) {
            broken("restored equals folded", index, entries.get(Math.max(0, index - 1)), "the rows give another state");
        }
        return restored;
    }

    /** Law "replay-equal": what is decided again is what was decided at first. */
    void again(int index, JournalEntry entry, List<Decision> first, List<Decision> second) {
        if (!first.equals(second)) {
            broken("replay-equal", index, entry, "first " + first + ", then " + second);
        }
    }

    /** Law "live": time does not run on without an end. */
    void lives(long now, int size) {
        if (now > scenario.faults().untilMillis() + LONGEST_MILLIS) {
            broken("live", size, null, "no end after " + size + " entries");
        }
    }

    /** What can only be said at the end. */
    void atEnd(List<JournalEntry> journal, List<List<Decision>> decided, ExperimentState last, boolean complete) {
        if (!complete || !account.complete()) {
            broken(
                    "live",
                    journal.size(),
                    null,
                    "faults ceased and all fell silent, but it is not complete: "
                            + last.rows().header());
        }
        ExperimentState state = ExperimentState.empty();
        for (int i = 0; i < journal.size(); i++) {
            Step step = machine.step(state, journal.get(i));
            again(i, journal.get(i), decided.get(i), step.decisions());
            state = step.state();
        }
        if (!state.equals(last)) {
            broken("replay-equal", journal.size(), null, "the journal folds to another state");
        }
        for (int i = 0; i < journal.size(); i++) {
            unchangedBy(journal.size(), state, i);
        }
    }

    private void hold(Invariant law, Observed observed, @Nullable String problem) {
        if (problem != null) {
            broken(law.law(), observed.index(), observed.entry(), problem + "; decided " + observed.decisions());
        }
    }

    private void broken(String law, int index, @Nullable JournalEntry entry, String problem) {
        throw new LawBroken(law, text(law, index, entry, problem));
    }

    private String text(String law, int index, @Nullable JournalEntry entry, String problem) {
        return "Law \"" + law + "\" is broken at entry " + index + " of seed " + scenario.seed() + ": " + problem
                + "\n  entry: " + entry
                + "\n  again: make sim FROM=" + scenario.seed() + " SEEDS=1, or Simulation.play of\n  " + scenario;
    }
}
