package dev.temper.agent.kafka;

import dev.temper.agent.machine.Input;
import dev.temper.agent.machine.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent's connection: reports out, decisions in. Safe for use by several threads. */
public final class Link {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final Outbox outbox;
    private final Sender sender;
    private final DecisionReader reader;

    /**
     * Who is connected.
     *
     * @param producer identity of the events of this run
     * @param spool file of events that the broker does not have yet
     * @param spoolBytes how many bytes of them there may be before training waits
     */
    public record Identity(
            String experiment, String agent, String session, String producer, Path spool, long spoolBytes) {}

    /** A connection that tells the inputs what happens to it. Nothing runs before {@link #start}. */
    public Link(Identity identity, Clients clients, Consumer<Input> inputs) {
        Events events = new Events(identity.experiment, identity.producer, identity.agent, identity.session);
        outbox = new Outbox(events, new Spool(identity.spool), identity.spoolBytes);
        Sender.Connectivity connectivity = new Sender.Connectivity() {
            @Override
            public void down() {
                inputs.accept(new Input.BrokerDown());
            }

            @Override
            public void up() {
                inputs.accept(new Input.BrokerUp());
            }
        };
        sender = new Sender(identity.experiment, outbox, clients::producer, connectivity, PAUSE_MILLIS);
        reader = new DecisionReader(
                identity.experiment,
                clients.consumer(),
                clients.deserializer(),
                () -> inputs.accept(new Input.Ready()),
                order -> inputs.accept(new Input.Decided(order)),
                PAUSE_MILLIS);
    }

    /** Begins to read and to send. */
    public void start() {
        sender.start();
        reader.start();
    }

    /** Takes a report; never waits. */
    public void publish(long event, Report report) {
        outbox.publish(event, report);
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
        sender.shutdown();
        outbox.close();
    }
}
