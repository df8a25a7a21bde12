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

    /** The view of an experiment that was created. */
    public static ExperimentView experiment(ExperimentDefinition definition, ExperimentState state) {
        Header header = state.header();
        return new ExperimentView(
                definition.id(),
                header.sequence(),
                header.time(),
                header.createdAt(),
                ExperimentStatus.valueOf(header.status().name()),
                DefinitionWriter.write(definition),
                state.trials().size(),
                state.leases(),
                state.count(TrialStatus.PAUSED) + state.count(TrialStatus.WAITING),
                state.count(TrialStatus.COMPLETED),
                state.count(TrialStatus.STOPPED),
                state.count(TrialStatus.FAILED),
                header.spentMicros(),
                header.reservedMicros(),
                header.epochs(),
                header.decisions(),
                header.bestTrial(),
                header.bestValue(),
                rungs(definition, state),
                definition.metrics().isMultiple() ? ParetoSet.of(state) : List.of());
    }

    /** The view of a trial. */
    public static TrialView trial(String experiment, Header header, Trial trial) {
        Lease lease = trial.lease();
        return new TrialView(
                experiment,
                trial.number(),
                header.sequence(),
                dev.temper.schemas.TrialStatus.valueOf(trial.status().name()),
                Parts.parameters(trial.configuration()),
                trial.bracket(),
                trial.progress().rung(),
                trial.progress().epoch(),
                lease == null ? 0 : lease.target().toEpoch(),
                trial.progress().value(),
                trial.progress().bestValue(),
                lease == null ? null : lease.assignee().agent(),
                lease == null ? null : lease.assignee().slot(),
                trial.failures(),
                trial.losses(),
                trial.progress().costMicros(),
                objectives(header.definition(), trial));
    }

    private static List<Double> objectives(@Nullable ExperimentDefinition definition, Trial trial) {
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
