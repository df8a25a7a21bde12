package dev.temper.stream.engine;

import dev.temper.core.experiment.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentRows;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.experiment.Header;
import dev.temper.stream.state.HeaderRow;
import org.jspecify.annotations.Nullable;

/** The header to and from its row, which counts the rows that belong to it. */
final class HeaderRows {
    private HeaderRows() {}

    static HeaderRow row(ExperimentRows rows) {
        Header header = rows.header();
        return new HeaderRow(
                header.status().name(),
                header.completed(),
                header.sequence(),
                header.time(),
                header.createdAt(),
                header.decisions(),
                header.leases(),
                header.queued(),
                header.nextSuggestion(),
                header.exhausted(),
                header.spentMicros(),
                header.reservedMicros(),
                header.epochs(),
                header.bestTrial(),
                header.bestValue(),
                header.definition() != null,
                rows.trials().size(),
                rows.observations().size());
    }

    static Header header(HeaderRow row, @Nullable ExperimentDefinition definition) {
        return new Header(
                definition,
                ExperimentStatus.valueOf(row.getStatus()),
                row.getCompleted(),
                row.getSequence(),
                row.getTime(),
                row.getCreatedAt(),
                row.getDecisions(),
                row.getLeases(),
                row.getQueued(),
                row.getNextSuggestion(),
                row.getExhausted(),
                row.getSpentMicros(),
                row.getReservedMicros(),
                row.getEpochs(),
                row.getBestTrial(),
                row.getBestValue());
    }
}
