package dev.temper.stream.engine;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.trial.Trial;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.TrialEnded;
import dev.temper.stream.state.NoteRow;
import dev.temper.stream.views.TrialNote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What views tell of trials that no decision depends on, and that the core therefore does not keep: why a run failed, and
 * the time of GPUs. A row of each trial that has any of it, written in the transaction of the event.
 */
final class Notes {
    private final KeyValueStore<Bytes, byte[]> store;

    Notes(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** What is noted of a trial. */
    TrialNote of(String experiment, int trial) {
        NoteRow row = row(experiment, trial);
        return new TrialNote(row.getFailure(), row.getGpuSeconds());
    }

    /** Takes note of an event that an experiment has taken. */
    void take(String experiment, SpecificRecord event, ExperimentState before, ExperimentState after) {
        if (event instanceof TrialEnded end && end.getOutcome() == Outcome.FAILED) {
            if (!end.getDetail().isBlank() && TrialNote.isHeard(before, after, end.getTrial(), end.getLease())) {
                NoteRow row = row(experiment, end.getTrial());
                put(experiment, end.getTrial(), new NoteRow(TrialNote.cut(end.getDetail()), row.getGpuSeconds()));
            }
        } else if (event instanceof MetricReported report) {
            double seconds = gpuSeconds(report);
            Trial trial = before.trials().get(report.getTrial());
            if (seconds > 0
                    && trial != null
                    && TrialNote.isHeard(before, after, report.getTrial(), report.getLease())) {
                spend(experiment, trial, rung(before, trial, report.getEpoch()), seconds);
            }
        }
    }

    private static double gpuSeconds(MetricReported report) {
        for (MetricValue value : report.getValues()) {
            if (value.getName().equals(TrialNote.GPU_SECONDS)) {
                return Double.isFinite(value.getValue()) ? value.getValue() : 0;
            }
        }
        return 0;
    }

    /** The rung that the cost of a report counts at: the one that it is on the way to, or a further one that it reaches. */
    private static int rung(ExperimentState state, Trial trial, int epoch) {
        ExperimentDefinition definition = state.header().definition();
        int way = Math.max(0, trial.progress().rung());
        return definition == null || !definition.ladder().passesRungs()
                ? way
                : Math.max(way, definition.ladder().rungReached(epoch));
    }

    private void spend(String experiment, Trial trial, int rung, double seconds) {
        NoteRow row = row(experiment, trial.number());
        List<Double> spent = new ArrayList<>(row.getGpuSeconds());
        while (spent.size() <= rung) {
            spent.add(0.0);
        }
        spent.set(rung, spent.get(rung) + seconds);
        put(experiment, trial.number(), new NoteRow(row.getFailure(), spent));
    }

    private NoteRow row(String experiment, int trial) {
        Bytes key = key(experiment, trial);
        byte[] value = store.get(key);
        try {
            return value == null
                    ? new NoteRow(null, List.of())
                    : (NoteRow) RowKind.NOTE.codec().decode(value);
        } catch (IOException | RuntimeException e) {
            throw new CorruptRowException(RowKey.describe(key), e.toString(), e);
        }
    }

    private void put(String experiment, int trial, NoteRow row) {
        store.put(key(experiment, trial), RowKind.NOTE.codec().encode(row));
    }

    private static Bytes key(String experiment, int trial) {
        return RowKey.of(experiment, RowKind.NOTE).with(trial).bytes();
    }
}
