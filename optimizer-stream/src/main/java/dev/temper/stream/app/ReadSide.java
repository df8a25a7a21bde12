package dev.temper.stream.app;

import dev.temper.stream.progress.InHand;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/** What the role {@code api} runs: its topology is not the optimizer's own, for reading decides nothing. */
public interface ReadSide {
    /**
     * Its topology.
     *
     * @param inHand told of each event while it is worked on
     */
    Topology topology(InHand inHand);

    /** Told of the client that runs the topology, before it starts; its stores can be asked from then on. */
    void runs(KafkaStreams streams);
}
