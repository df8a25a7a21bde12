package dev.temper.sinks;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.collect.PersistentMap.Difference;
import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.experiment.GuardedStep;
import dev.temper.core.experiment.Header;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import dev.temper.sinks.Happening.Fact;
import dev.temper.stream.views.TrialNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Derives what happens in one experiment: folds its journal with the machine, and tells what each event changed. */
public final class Happenings {
    private final String experiment;
    private ExperimentState state = ExperimentState.empty();

    /** Of an experiment of which nothing was read yet. */
    public Happenings(String experiment) {
        this.experiment = experiment;
    }

    /** Whether nothing can happen any more that is worth telling: its state is not needed. */
    public boolean isOver() {
        ExperimentStatus status = state.header().status();
        return status == ExperimentStatus.ERASED || (status == ExperimentStatus.ARCHIVED && state.leases() == 0);
    }

    /** What the next entry of the journal leads to, in order; nothing for a repeat, or what the machine rejects. */
    @SuppressWarnings("ReferenceEquality") // the same state: the event is a repeat
    public List<Happening> take(JournalEntry entry) {
        ExperimentState before = state;
        GuardedStep guarded = GuardedStep.of(before, entry);
        state = guarded.step().state();
        if (state == before || state.header().status() == ExperimentStatus.ERASED) {
            return List.of();
        }
        List<Fact> facts = new ArrayList<>();
        created(before, facts);
        reported(before, entry, facts);
        trials(before, facts);
        improved(before, facts);
        ended(before, guarded.step().decisions(), facts);
        return facts.stream()
                .map(fact -> new Happening(experiment, state.header().sequence(), entry.time(), fact))
                .toList();
    }

    private void created(ExperimentState before, List<Fact> facts) {
        if (before.header().definition() == null && state.header().definition() != null) {
            facts.add(new Happening.Created(state.header().definition()));
        }
    }

    private void reported(ExperimentState before, JournalEntry entry, List<Fact> facts) {
        if (entry.event() instanceof Event.MetricReported report
                && TrialNote.isHeard(before, state, report.trial(), report.lease())) {
            facts.add(new Happening.ValuesReported(report.trial(), report.epoch(), report.values()));
        }
    }

    private void trials(ExperimentState before, List<Fact> facts) {
        PersistentMap.differences(before.trials(), state.trials()).forEach(difference -> {
            Fact fact = changed(difference);
            if (fact != null) {
                facts.add(fact);
            }
        });
    }

    private static @Nullable Fact changed(Difference<Integer, Trial> difference) {
        Trial was = difference.before();
        Trial is = difference.after();
        if (is == null) {
            return null;
        }
        Lease lease = is.lease();
        if (lease != null) {
            boolean same = was != null && was.lease() != null && was.lease().number() == lease.number();
            return same
                    ? null
                    : new Happening.TrialStarted(
                            is.number(), is.configuration(), lease.assignee().agent(), lease.number());
        }
        boolean same = was != null && was.lease() == null && was.status() == is.status();
        return same ? null : atRest(is);
    }

    private static Fact atRest(Trial trial) {
        return isResting(trial)
                ? new Happening.TrialRested(trial.number(), trial.status())
                : new Happening.TrialFinished(trial.number(), trial.status());
    }

    private static boolean isResting(Trial trial) {
        return trial.status() == TrialStatus.PAUSED || trial.status() == TrialStatus.WAITING;
    }

    private void improved(ExperimentState before, List<Fact> facts) {
        Header header = state.header();
        Integer best = header.bestTrial();
        Double value = header.bestValue();
        Trial trial = best == null ? null : state.trials().get(best);
        boolean same = Objects.equals(best, before.header().bestTrial())
                && Objects.equals(value, before.header().bestValue());
        if (!same && trial != null && value != null && header.definition() != null) {
            facts.add(new Happening.Improved(
                    trial.number(), header.definition().metric().name(), value, trial.configuration()));
        }
    }

    private void ended(ExperimentState before, List<Decision> decisions, List<Fact> facts) {
        ExperimentStatus status = state.header().status();
        for (Decision decision : decisions) {
            if (decision.action() instanceof Action.Complete complete) {
                resting().forEach(facts::add);
                facts.add(new Happening.Finished(
                        status, decision.evidence().reason(), complete.bestTrial(), complete.bestValue()));
                return;
            }
        }
        if (status != before.header().status() && before.header().definition() != null) {
            facts.add(new Happening.Changed(status));
        }
    }

    /** Trials that will not go on, since the experiment has finished. */
    private List<Fact> resting() {
        List<Fact> finished = new ArrayList<>();
        for (PersistentMap.Entry<Integer, Trial> row : state.trials()) {
            if (isResting(row.value())) {
                finished.add(new Happening.TrialFinished(row.key(), row.value().status()));
            }
        }
        return finished;
    }
}
