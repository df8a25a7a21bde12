package dev.temper.testkit;

import dev.temper.core.decision.Decision;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.trial.Assignee;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A model of intake, at least once: it stamps the broker's time, absorbs most repeats of an offer, and turns silence
 * into events. While there are faults it now and then appends an entry twice, restarts, or is replaced without knowing.
 */
final class SimulatedIntake {
    /** Some repeats of offers get through, as they may when intake restarts. */
    private static final double LEAK = 0.1;
    /** Inputs that a restart reads once more, at most. */
    private static final int REREAD = 10;

    private final World world;
    private final Dice dice;
    private final SilenceWatch silence;
    private final Map<String, Set<String>> offers = new TreeMap<>();
    /** What comes while it is away. */
    private final Deque<Runnable> backlog = new ArrayDeque<>();
    /** What it took last. */
    private final Deque<Runnable> last = new ArrayDeque<>();

    private boolean up = true;
    private long shift;

    SimulatedIntake(World world, Dice dice) {
        this.world = world;
        this.dice = dice;
        this.silence =
                new SilenceWatch(world.heap(), world.scenario().definition().leaseMillis(), this::lost);
    }

    /** Takes in what an agent or a user sent. */
    void receive(Message message) {
        long time = clock();
        input(() -> take(message, time));
    }

    void heartbeat(String agent, String session, List<Long> held) {
        input(() -> {
            silence.heard(agent, session);
            held.forEach(silence::heard);
        });
    }

    /** Learns of leases from decisions, which may come again. */
    void learn(Decision decision) {
        silence.learn(decision);
    }

    private void input(Runnable input) {
        if (!up) {
            backlog.add(input);
            return;
        }
        last.add(input);
        if (last.size() > REREAD) {
            last.remove();
        }
        input.run();
    }

    private void take(Message message, long time) {
        if (!message.agent().equals(Message.USER)) {
            silence.heard(message.agent(), message.session());
        }
        Event event = message.event();
        if (event instanceof Event.SlotOffered offered && absorbed(offered.assignee())) {
            return;
        }
        if (event instanceof Event.MetricReported report) {
            silence.heard(report.lease());
        } else if (event instanceof Event.TrialEnded ended) {
            silence.ended(ended.trial(), ended.lease());
        }
        append(message.id(), time, event);
    }

    private boolean absorbed(Assignee offer) {
        Set<String> known = offers.computeIfAbsent(offer.agent() + "/" + offer.session(), session -> new TreeSet<>());
        boolean isNew = known.add(offer.slot() + "/" + offer.offer());
        return !isNew && !dice.chance(LEAK);
    }

    private void lost(SilenceWatch.Watch watch) {
        if (watch.loss instanceof Event.AgentLost lost) {
            offers.remove(lost.agent() + "/" + lost.session());
        }
        append(watch.id, clock(), watch.loss);
    }

    private void append(EventId id, long time, Event event) {
        world.engine().append(new JournalEntry(id, time, event));
        Faults faults = world.scenario().faults();
        if (dice.chance(faults.at(world.heap().now(), faults.duplicate()))) {
            long later = dice.between(0, 2 * faults.delayMillis());
            world.heap().after(later, () -> world.engine().append(new JournalEntry(id, clock(), event)));
        }
    }

    private long clock() {
        return Math.max(0, world.heap().now() + shift);
    }

    /** The broker's clock is set: from now on it shows another time, and after a leap everybody seems silent. */
    void shiftClock(long millis) {
        shift += millis;
        if (up && millis > world.scenario().definition().leaseMillis()) {
            silence.loseAll();
        }
    }

    /** Whatever it needs is away: inputs wait, and nobody counts as silent meanwhile. */
    void stall(long millis) {
        away(millis, () -> {});
    }

    /** Its process dies: another reads the last inputs once more, and may have forgotten which offers it saw. */
    void restart(long downMillis) {
        away(downMillis, () -> {
            if (dice.chance(0.5)) {
                offers.clear();
            }
            List<Runnable> again = new ArrayList<>(last);
            again.subList(dice.below(again.size() + 1), again.size()).forEach(Runnable::run);
        });
    }

    /** It is replaced without knowing, hears nothing for a while, and then says who was silent. */
    void haunt(long unawareMillis) {
        if (unawareMillis > world.scenario().definition().leaseMillis()) {
            List<SilenceWatch.Watch> known = silence.watched();
            world.heap().after(unawareMillis, () -> known.forEach(this::lost));
        }
    }

    private void away(long millis, Runnable back) {
        if (!up) {
            return;
        }
        up = false;
        silence.suspend();
        world.heap().after(millis, () -> {
            up = true;
            silence.resume();
            back.run();
            while (!backlog.isEmpty()) {
                input(backlog.remove());
            }
        });
    }
}
