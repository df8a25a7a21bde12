package dev.temper.deploy.client;

import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.deploy.Failure;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.CodecException;
import dev.temper.stream.codec.EventCodec;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** An experiment's whole state, folded from its journal: what views leave out. */
public final class JournalState {
    private JournalState() {}

    /**
     * The state at the end that the journal has now.
     *
     * @throws Failure when the journal holds nothing of the experiment
     */
    public static ExperimentState read(Endpoints endpoints, String experiment) {
        ExperimentState state = ExperimentState.empty();
        for (ConsumerRecord<String, SpecificRecord> record :
                TopicReader.readAll(endpoints, Topic.JOURNAL, experiment)) {
            try {
                state = ExperimentMachine.step(state, EventCodec.decode(record.value()))
                        .state();
            } catch (CodecException leftOutByTheEngineToo) {
                continue;
            }
        }
        if (state.header().definition() == null) {
            throw new Failure("nothing is recorded of experiment '%s'".formatted(experiment));
        }
        return state;
    }
}
