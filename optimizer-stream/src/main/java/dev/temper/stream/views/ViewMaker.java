package dev.temper.stream.views;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Header;
import dev.temper.core.experiment.ParetoSet;
import dev.temper.core.rung.RungId;
import dev.temper.core.rung.RungTable;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.RungRun;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import dev.temper.schemas.ExperimentStatus;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.RungView;
import dev.temper.schemas.SteeringView;
import dev.temper.schemas.TrialView;
import dev.temper.stream.codec.DefinitionWriter;
import dev.temper.stream.codec.Parts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes views from states. */
public final class ViewMaker {
    private static final Comparator<RungView> IN_ORDER =
            Comparator.comparingInt(RungView::getBracket).thenComparingInt(RungView::getRung);

    private ViewMaker() {}

    /** The view of an experiment of which nothing was asked by hand. */
    public static ExperimentView experiment(ExperimentDefinition definition, ExperimentState state) {
        return experiment(definition, state, List.of());
    }

    /** The view of an experiment that was created. */
    public static ExperimentView experiment(
            ExperimentDefinition definition, ExperimentState state, List<SteeringAct> steering) {
        Header header = state.header();
        return ExperimentView.newBuilder()
                .setExperiment(definition.id())
                .setSequence(header.sequence())
                .setTime(header.time())
                .setCreatedAt(header.createdAt())
                .setStatus(ExperimentStatus.valueOf(header.status().name()))
                .setDefinition(DefinitionWriter.brief(definition))
                .setTrials(state.trials().size())
                .setRunning(state.leases())
                .setPaused(state.count(TrialStatus.PAUSED) + state.count(TrialStatus.WAITING))
                .setCompleted(state.count(TrialStatus.COMPLETED))
                .setStopped(state.count(TrialStatus.STOPPED))
                .setFailed(state.count(TrialStatus.FAILED))
                .setCostMicros(header.spentMicros())
                .setReservedMicros(header.reservedMicros())
                .setEpochs(header.epochs())
                .setDecisions(header.decisions())
                .setBestTrial(header.bestTrial())
                .setBestValue(header.bestValue())
                .setRungs(rungs(definition, state))
                .setParetoTrials(definition.metrics().isMultiple() ? ParetoSet.of(state) : List.of())
                .setNotes(header.annotation().notes())
                .setTags(header.annotation().tags())
                .setSteering(steering.stream()
                        .map(act -> new SteeringView(act.sequence(), act.time(), act.kind(), act.text()))
                        .toList())
                .build();
    }

    /** The view of a trial of which nothing is noted. */
    public static TrialView trial(String experiment, ExperimentState state, Trial trial) {
        return trial(experiment, state, trial, TrialNote.NONE);
    }

    /** The view of a trial. */
    public static TrialView trial(String experiment, ExperimentState state, Trial trial, TrialNote note) {
        Header header = state.header();
        Lease lease = trial.lease();
        return TrialView.newBuilder()
                .setExperiment(experiment)
                .setTrial(trial.number())
                .setSequence(header.sequence())
                .setStatus(dev.temper.schemas.TrialStatus.valueOf(trial.status().name()))
                .setParameters(Parts.parameters(trial.configuration()))
                .setBracket(trial.bracket())
                .setRung(trial.progress().rung())
                .setEpoch(trial.progress().epoch())
                .setTargetEpoch(lease == null ? 0 : lease.target().toEpoch())
                .setValue(trial.progress().value())
                .setBestValue(trial.progress().bestValue())
                .setAgent(lease == null ? null : lease.assignee().agent())
                .setSlot(lease == null ? null : lease.assignee().slot())
                .setFailures(trial.failures())
                .setLosses(trial.losses())
                .setCostMicros(trial.progress().costMicros())
                .setObjectives(objectives(header.definition(), trial))
                .setConverged(state.hasConverged(trial))
                .setFailure(note.failure())
                .setGpuSeconds(note.gpuSeconds())
                .setKept(trial.kept())
                .build();
    }

    /** With several objectives, a trial's value of each at the furthest rung where it has them; else nothing. */
    public static List<Double> objectives(@Nullable ExperimentDefinition definition, Trial trial) {
        List<Double> values = new ArrayList<>();
        if (definition == null || !definition.metrics().isMultiple()) {
            return values;
        }
        for (RungRun run : trial.progress().runs()) {
            Double first = run.value();
            if (first != null && !run.others().isEmpty()) {
                values.clear();
                values.add(first);
                values.addAll(run.others());
            }
        }
        return values;
    }

    private static List<RungView> rungs(ExperimentDefinition definition, ExperimentState state) {
        List<RungView> views = new ArrayList<>();
        for (PersistentMap.Entry<RungId, RungTable> entry : state.rungs()) {
            RungId id = entry.key();
            RungTable table = entry.value();
            String task = definition.ladder().tasks().get(id.rung()).name();
            views.add(new RungView(id.bracket(), id.rung(), task, table.size(), table.promoted(), table.costMicros()));
        }
        views.sort(IN_ORDER);
        return views;
    }
}
