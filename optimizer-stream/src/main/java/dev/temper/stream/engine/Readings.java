package dev.temper.stream.engine;

import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Reading;
import dev.temper.stream.state.ObservationRow;
import dev.temper.stream.state.ReadingRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was reported, to and from its rows; nothing is lost either way. */
final class Readings {
    private Readings() {}

    static ObservationRow row(Observation observation) {
        Measurement seen = observation.seen();
        return new ObservationRow(
                seen.value(), observation.seconds(), observation.sequence(), seen.stddev(), rows(seen.others()));
    }

    static Observation observation(ObservationRow row) {
        return new Observation(
                measurement(row.getValue(), row.getStddev(), row.getOthers()), row.getSeconds(), row.getSequence());
    }

    static List<ReadingRow> rows(List<Reading> readings) {
        if (readings.isEmpty()) {
            return List.of();
        }
        List<ReadingRow> rows = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            rows.add(new ReadingRow(reading.value(), reading.stddev()));
        }
        return rows;
    }

    static Measurement measurement(double value, @Nullable Double stddev, List<ReadingRow> rows) {
        List<Reading> others = new ArrayList<>(rows.size());
        for (ReadingRow row : rows) {
            others.add(new Reading(row.getValue(), row.getStddev()));
        }
        return new Measurement(new Reading(value, stddev), others);
    }
}
