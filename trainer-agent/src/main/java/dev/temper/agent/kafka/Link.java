package dev.temper.agent.kafka;

import dev.temper.agent.machine.Input;
import dev.temper.agent.machine.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent's connection for all its experiments: reports out, decisions in. Safe for use by several threads. */
public final class Link {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final long PAUSE_MILLIS = 1_000;
    /** How long the end waits for what is not kept: offers that are taken back. */
    private static final Duration WITHDRAWALS = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final Sender sender;
    private final DecisionReader reader;

    /**
     * Who is connected.
     *
     * @param experiments whose decisions are read
     * @param producer identity of the events of this run
     * @param spool file of events that the broker does not have yet
     * @param spoolBytes how many bytes of them there may be before training waits
     */
    public record Identity(
            List<String> experiments, String agent, String session, String producer, Path spool, long spoolBytes) {
        /** Copies the list. */
        public Identity {
            experiments = List.copyOf(experiments);
        }
    }

    /** Hears what happens. Called by several threads. */
    public interface Inputs {
        /** Something that concerns all experiments. */
        void put(Input input);

        /** Something that concerns one of them. */
        void put(String experiment, Input input);
    }

    /** A connection that tells the inputs what happens to it. Nothing runs before {@link #start}. */
    public Link(Identity identity, Clients clients, Inputs inputs) {
        Events events = new Events(identity.producer, identity.agent, identity.session);
        outbox = new Outbox(events, new Spool(identity.spool), identity.spoolBytes);
        Sender.Connectivity connectivity = new Sender.Connectivity() {
            @Override
            public void down() {
                inputs.put(new Input.BrokerDown());
            }

            @Override
            public void up() {
                inputs.put(new Input.BrokerUp());
            }
        };
        sender = new Sender(outbox, clients::producer, connectivity, PAUSE_MILLIS);
        reader = new DecisionReader(
                identity.experiments,
                clients.consumer(),
                clients.deserializer(),
                () -> inputs.put(new Input.Ready()),
                (experiment, order) -> inputs.put(experiment, new Input.Decided(order)),
                PAUSE_MILLIS);
    }

    /** Begins to read and to send. */
    public void start() {
        sender.start();
        reader.start();
    }

    /** Takes a report about an experiment; never waits. */
    public void publish(String experiment, long event, Report report) {
        outbox.publish(experiment, event, report);
    }

    /** Waits while the spool is full. */
    public void awaitRoom() throws InterruptedException {
        outbox.awaitRoom();
    }

    /** Sends what there is, for at most so long; the rest stays in the spool for the next run. */
    public void close(Duration patience) throws InterruptedException {
        reader.shutdown();
        if (!outbox.awaitEmpty(patience)) {
            LOG.warn(
                    "{} events could not be sent: they are in the spool, and sent when this agent runs again",
                    outbox.unsent());
        }
        outbox.awaitSent(WITHDRAWALS);
        sender.shutdown();
        outbox.close();
    }
}
