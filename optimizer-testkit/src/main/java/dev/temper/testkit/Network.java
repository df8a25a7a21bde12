package dev.temper.testkit;

import dev.temper.core.decision.Decision;
import dev.temper.core.simulate.EventHeap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Carries messages as Kafka clients do. Towards intake: a lost message is sent again while its sender lives, so
 * messages come at least once and overtake each other. Towards agents: a log that is read in order, of which the end
 * may be read again. A split agent reaches nobody and is reached by nobody until it heals.
 */
final class Network {
    private static final long RETRY_MILLIS = 500;
    private static final int REREAD = 5;

    private final EventHeap heap;
    private final Dice dice;
    private final Faults faults;
    private final Map<String, Long> splitUntil = new TreeMap<>();
    private final Map<String, Inbox> inboxes = new TreeMap<>();

    Network(EventHeap heap, Dice dice, Faults faults) {
        this.heap = heap;
        this.dice = dice;
        this.faults = faults;
    }

    private static final class Inbox {
        final Consumer<Decision> reader;
        final Deque<Decision> unread = new ArrayDeque<>();
        boolean polling;

        Inbox(Consumer<Decision> reader) {
            this.reader = reader;
        }
    }

    /** An agent begins to read decisions. */
    void connect(String agent, Consumer<Decision> reader) {
        inboxes.put(agent, new Inbox(reader));
    }

    void split(String agent, long untilMillis) {
        splitUntil.merge(agent, untilMillis, Math::max);
    }

    /** Sends until it arrives, or until its sender is no more. */
    void send(String from, BooleanSupplier alive, Runnable arrive) {
        if (!alive.getAsBoolean()) {
            return;
        }
        long now = heap.now();
        long healed = splitUntil.getOrDefault(from, 0L);
        if (healed > now) {
            heap.after(healed - now + delay(), () -> send(from, alive, arrive));
        } else if (dice.chance(faults.at(now, faults.drop()))) {
            heap.after(RETRY_MILLIS, () -> send(from, alive, arrive));
        } else {
            heap.after(delay(), arrive);
            if (dice.chance(faults.at(now, faults.duplicate()))) {
                heap.after(RETRY_MILLIS + delay(), arrive);
            }
        }
    }

    /** Sends once: lost is lost, as a heartbeat may be. */
    void sendOnce(String from, Runnable arrive) {
        long now = heap.now();
        boolean lost = splitUntil.getOrDefault(from, 0L) > now || dice.chance(faults.at(now, faults.drop()));
        if (!lost) {
            heap.after(delay(), arrive);
        }
    }

    /** Appends to what an agent will read. */
    void deliver(String agent, Decision decision) {
        Inbox inbox = inboxes.get(agent);
        if (inbox != null) {
            inbox.unread.add(decision);
            poll(agent, inbox, delay());
        }
    }

    private void poll(String agent, Inbox inbox, long after) {
        if (inbox.polling) {
            return;
        }
        inbox.polling = true;
        heap.after(after, () -> {
            inbox.polling = false;
            long healed = splitUntil.getOrDefault(agent, 0L);
            if (healed > heap.now()) {
                poll(agent, inbox, healed - heap.now());
            } else {
                drain(agent, inbox);
            }
        });
    }

    private void drain(String agent, Inbox inbox) {
        List<Decision> batch = new ArrayList<>(inbox.unread);
        inbox.unread.clear();
        batch.forEach(inbox.reader);
        if (dice.chance(faults.at(heap.now(), faults.duplicate()))) {
            inbox.unread.addAll(batch.subList(Math.max(0, batch.size() - REREAD), batch.size()));
            poll(agent, inbox, delay());
        }
    }

    private long delay() {
        return dice.between(1, 1 + faults.delayAt(heap.now()));
    }
}
