package dev.temper.stream.engine;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.Annotation;
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
        return HeaderRow.newBuilder()
                .setStatus(header.status().name())
                .setCompleted(header.completed())
                .setSequence(header.sequence())
                .setTime(header.time())
                .setCreatedAt(header.createdAt())
                .setDecisions(header.decisions())
                .setLeases(header.leases())
                .setQueued(header.queued())
                .setNextSuggestion(header.nextSuggestion())
                .setExhausted(header.exhausted())
                .setSpentMicros(header.spent().rungs())
                .setReservedMicros(header.reserved().rungs())
                .setEpochs(header.epochs())
                .setBestTrial(header.bestTrial())
                .setBestValue(header.bestValue())
                .setDefined(header.definition() != null)
                .setTrials(rows.trials().size())
                .setObservations(rows.observations().size())
                .setSpentFinisher(header.spent().finisher())
                .setSpentKnowledge(header.spent().knowledge())
                .setReservedFinisher(header.reserved().finisher())
                .setReservedKnowledge(header.reserved().knowledge())
                .setProposed(rows.proposal() != null)
                .setUsedPicks(rows.usedPicks().size())
                .setTrainedRungs(header.trainedMicros().rungs())
                .setTrainedFinisher(header.trainedMicros().finisher())
                .setTrainedKnowledge(header.trainedMicros().knowledge())
                .setUntimed(header.untimed())
                .setImprovedMicros(header.improvedMicros())
                .build();
    }

    static Header header(HeaderRow row, @Nullable ExperimentDefinition definition, Annotation annotation) {
        return Header.EMPTY
                .with()
                .definition(definition)
                .status(ExperimentStatus.valueOf(row.getStatus()))
                .completed(row.getCompleted())
                .sequence(row.getSequence())
                .time(row.getTime())
                .createdAt(row.getCreatedAt())
                .decisions(row.getDecisions())
                .leases(row.getLeases())
                .queued(row.getQueued())
                .nextSuggestion(row.getNextSuggestion())
                .exhausted(row.getExhausted())
                .spent(new Spending(row.getSpentMicros(), row.getSpentFinisher(), row.getSpentKnowledge()))
                .reserved(new Spending(row.getReservedMicros(), row.getReservedFinisher(), row.getReservedKnowledge()))
                .trainedMicros(new Spending(row.getTrainedRungs(), row.getTrainedFinisher(), row.getTrainedKnowledge()))
                .untimed(row.getUntimed())
                .epochs(row.getEpochs())
                .bestTrial(row.getBestTrial())
                .bestValue(row.getBestValue())
                .improvedMicros(row.getImprovedMicros())
                .annotation(annotation)
                .build();
    }
}
