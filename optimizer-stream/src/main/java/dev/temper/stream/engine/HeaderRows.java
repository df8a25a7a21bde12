package dev.temper.stream.engine;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentRows;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.experiment.Header;
import dev.temper.core.experiment.Spending;
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
                header.spent().rungs(),
                header.reserved().rungs(),
                header.epochs(),
                header.bestTrial(),
                header.bestValue(),
                header.definition() != null,
                rows.trials().size(),
                rows.observations().size(),
                header.spent().finisher(),
                header.spent().knowledge(),
                header.reserved().finisher(),
                header.reserved().knowledge(),
                rows.proposal() != null,
                rows.usedPicks().size(),
                header.trainedMicros().rungs(),
                header.trainedMicros().finisher(),
                header.trainedMicros().knowledge(),
                header.untimed());
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
                new Spending(row.getSpentMicros(), row.getSpentFinisher(), row.getSpentKnowledge()),
                new Spending(row.getReservedMicros(), row.getReservedFinisher(), row.getReservedKnowledge()),
                new Spending(row.getTrainedRungs(), row.getTrainedFinisher(), row.getTrainedKnowledge()),
                row.getUntimed(),
                row.getEpochs(),
                row.getBestTrial(),
                row.getBestValue());
    }
}
