package dev.temper.testkit;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.trial.Assignee;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A model of intake, at least once: it stamps the time, absorbs most repeats of an offer, and turns silence into
 * events. While there are faults it now and then appends an entry twice.
 */
final class SimulatedIntake {
    /** Some repeats of offers get through, as they may when intake restarts. */
    private static final double LEAK = 0.1;

    private final World world;
    private final Dice dice;
    private final long leaseMillis;
    private final Map<Long, Watch> leases = new TreeMap<>();
    private final Map<String, Watch> sessions = new TreeMap<>();
    private final Map<String, Set<String>> offers = new TreeMap<>();

    private static final class Watch {
        long heard;
    }

    SimulatedIntake(World world, Dice dice) {
        this.world = world;
        this.dice = dice;
        this.leaseMillis = world.scenario().definition().leaseMillis();
    }

    /** Takes in what an agent or a user sent. */
    void receive(Message message) {
        if (!message.agent().equals(Message.USER)) {
            heard(message.agent(), message.session());
        }
        Event event = message.event();
        if (event instanceof Event.SlotOffered offered && absorbed(offered.assignee())) {
            return;
        }
        if (event instanceof Event.MetricReported report) {
            heard(report.lease());
        } else if (event instanceof Event.TrialEnded ended) {
            leases.remove(ended.lease());
        }
        append(message.id(), event);
    }

    void heartbeat(String agent, String session, List<Long> held) {
        heard(agent, session);
        held.forEach(this::heard);
    }

    /** Learns of leases from decisions, which may come again. */
    void learn(Decision decision) {
        if (decision.action() instanceof Action.Suggest suggest) {
            watch(suggest.trial(), suggest.lease());
        } else if (decision.action() instanceof Action.Promote promote) {
            watch(promote.trial(), promote.lease());
        }
    }

    private boolean absorbed(Assignee offer) {
        Set<String> known = offers.computeIfAbsent(key(offer.agent(), offer.session()), key -> new TreeSet<>());
        boolean isNew = known.add(offer.slot() + "/" + offer.offer());
        return !isNew && !dice.chance(LEAK);
    }

    private void append(EventId id, Event event) {
        JournalEntry entry = new JournalEntry(id, world.heap().now(), event);
        world.engine().append(entry);
        Faults faults = world.scenario().faults();
        if (dice.chance(faults.at(world.heap().now(), faults.duplicate()))) {
            long later = dice.between(0, 2 * faults.delayMillis());
            world.heap()
                    .after(
                            later,
                            () -> world.engine()
                                    .append(new JournalEntry(id, world.heap().now(), event)));
        }
    }

    private void heard(String agent, String session) {
        String key = key(agent, session);
        Watch known = sessions.get(key);
        if (known != null) {
            known.heard = world.heap().now();
            return;
        }
        Watch watch = new Watch();
        watch.heard = world.heap().now();
        sessions.put(key, watch);
        checkSession(agent, session, watch);
    }

    private void checkSession(String agent, String session, Watch watch) {
        world.heap().after(watch.heard + leaseMillis - world.heap().now(), () -> {
            if (watch.heard + leaseMillis > world.heap().now()) {
                checkSession(agent, session, watch);
                return;
            }
            sessions.remove(key(agent, session));
            offers.remove(key(agent, session));
            append(new EventId("intake/agent/" + agent + "/" + session, 1), new Event.AgentLost(agent, session));
        });
    }

    private void heard(long lease) {
        Watch watch = leases.get(lease);
        if (watch != null) {
            watch.heard = world.heap().now();
        }
    }

    private void watch(int trial, long lease) {
        Watch watch = new Watch();
        watch.heard = world.heap().now();
        if (leases.putIfAbsent(lease, watch) == null) {
            checkLease(trial, lease, watch);
        }
    }

    private void checkLease(int trial, long lease, Watch watch) {
        world.heap().after(watch.heard + leaseMillis - world.heap().now(), () -> {
            if (leases.get(lease) != watch) {
                return;
            }
            if (watch.heard + leaseMillis > world.heap().now()) {
                checkLease(trial, lease, watch);
                return;
            }
            leases.remove(lease);
            append(new EventId("intake/lost/" + trial, lease), new Event.TrialLost(trial, lease));
        });
    }

    private static String key(String agent, String session) {
        return agent + "/" + session;
    }
}
