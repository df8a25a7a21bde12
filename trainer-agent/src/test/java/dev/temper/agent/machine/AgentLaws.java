package dev.temper.agent.machine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What an agent did, seen from outside, and the laws that it must keep. */
final class AgentLaws {
    private final int slots;
    private final Map<Long, Proc> processes = new TreeMap<>();
    private final Map<Long, Long> lastMetrics = new TreeMap<>();
    private final Map<Long, Integer> epochs = new TreeMap<>();
    private final Set<Long> taken = new HashSet<>();
    private final Set<Long> ended = new HashSet<>();
    private final Set<Integer> offered = new HashSet<>();
    private long lastEvent;
    private long lastOffer;
    private boolean exited;
    private boolean leaving;
    private boolean full;

    /** A process that lives. */
    private static final class Proc {
        final Effect.Start start;
        int epoch;
        boolean stopped;
        boolean signalled;
        boolean cooperative;
        int told = 1;
        Told.State state = Told.State.TRAIN;

        Proc(Effect.Start start) {
            this.start = start;
            epoch = start.target().getFromEpoch();
        }
    }

    AgentLaws(int slots) {
        this.slots = slots;
    }

    void after(Input input, List<Effect> effects) {
        if (input instanceof Input.Exited gone) {
            processes.remove(gone.process());
        } else if (input instanceof Input.StartFailed gone) {
            processes.remove(gone.process());
        } else if (input instanceof Input.GivenBack gone) {
            processes.remove(gone.process());
        } else if (input instanceof Input.DiskShort) {
            full = true;
        } else if (input instanceof Input.DiskRoom) {
            full = false;
        } else if (input instanceof Input.Shutdown) {
            leaving = true;
        } else if (input instanceof Input.Said said && said.said() instanceof Said.Greeted) {
            greeted(said.process());
        }
        check(!exited || effects.isEmpty(), "nothing is done after the exit");
        effects.forEach(this::seen);
        Set<Long> running = new HashSet<>(taken);
        running.removeAll(ended);
        check(running.size() <= slots, "no more leases than slots");
        processes
                .values()
                .forEach(process ->
                        check(running.contains(process.start.lease()), "a process lives only while its lease does"));
    }

    private void seen(Effect effect) {
        if (effect instanceof Effect.Start start) {
            started(start);
        } else if (effect instanceof Effect.Send send) {
            signalled(send);
        } else if (effect instanceof Effect.Tell tell) {
            told(tell);
        } else if (effect instanceof Effect.Publish publish) {
            check(publish.event() == lastEvent + 1, "events are numbered without gaps");
            lastEvent = publish.event();
            published(publish);
        } else if (effect instanceof Effect.Exit) {
            check(processes.isEmpty(), "nothing lives after the exit");
            check(ended.containsAll(taken), "every lease has ended before the exit");
            exited = true;
        }
    }

    private void started(Effect.Start start) {
        check(!leaving, "nothing is started after a shutdown");
        processes.values().forEach(other -> {
            check(other.start.slot() != start.slot(), "at most one process a slot");
            check(other.start.trial() != start.trial(), "at most one process a trial");
        });
        check(!ended.contains(start.lease()), "a lease that ended is not started again");
        check(start.slot() < slots, "only slots that there are");
        check(processes.put(start.process(), new Proc(start)) == null, "processes have names of their own");
        taken.add(start.lease());
        offered.remove(start.slot());
    }

    private void signalled(Effect.Send send) {
        Proc process = processes.get(send.process());
        check(process != null, "only what lives is signalled");
        if (process != null) {
            check(
                    !process.cooperative || send.signal() != Signal.STOP,
                    "a run that follows decisions by itself is not held");
            check(
                    !process.cooperative || send.signal() != Signal.TERM || process.state != Told.State.TRAIN,
                    "a run that follows decisions by itself is told to leave before it is sent TERM");
            process.stopped = send.signal() == Signal.STOP || (process.stopped && send.signal() == Signal.TERM);
            process.signalled = true;
        }
    }

    private void greeted(long process) {
        Proc found = processes.get(process);
        if (found != null) {
            found.cooperative = true;
        }
    }

    private void told(Effect.Tell tell) {
        Proc process = processes.get(tell.process());
        check(process != null, "only what lives is told");
        if (process != null) {
            check(tell.told().number() == ++process.told, "what a process is told is numbered without gaps");
            check(
                    process.state == Told.State.TRAIN || tell.told().state() != Told.State.TRAIN,
                    "a process that was told to leave is not told to train");
            process.state = tell.told().state();
        }
    }

    private void published(Effect.Publish publish) {
        Report report = publish.report();
        if (report instanceof Report.Metric metric) {
            check(taken.contains(metric.lease()), "metrics are of leases that were taken");
            check(!ended.contains(metric.lease()), "nothing is published for a lease after its end");
            lastMetrics.put(metric.lease(), publish.event());
            epochs.put(metric.lease(), metric.measurement().epoch());
        } else if (report instanceof Report.Ended end) {
            check(ended.add(end.lease()), "a lease ends once");
            check(!leases(processes).contains(end.lease()), "a lease ends after its process");
        } else if (report instanceof Report.Offer offer) {
            int slot = offer.assignee().getSlot();
            check(!leaving, "nothing is offered after a shutdown");
            check(!full, "nothing is offered while the disk is full");
            check(processes.values().stream().noneMatch(p -> p.start.slot() == slot), "no busy slot is offered");
            lastOffer = Math.max(lastOffer, offer.assignee().getOffer());
            offered.add(slot);
        } else if (report instanceof Report.Heartbeat heartbeat) {
            heartbeat
                    .leases()
                    .forEach(held -> check(
                            taken.contains(held.getLease()) && !ended.contains(held.getLease()),
                            "a heartbeat names leases that are held"));
        }
    }

    private static List<Long> leases(Map<Long, Proc> processes) {
        return processes.values().stream().map(process -> process.start.lease()).toList();
    }

    void check(boolean kept, String law) {
        if (!kept) {
            throw new AssertionError("law broken: " + law);
        }
    }

    List<Long> alive() {
        return new ArrayList<>(processes.keySet());
    }

    List<Long> leases() {
        return leases(processes);
    }

    boolean exited() {
        return exited;
    }

    boolean stopped(long process) {
        Proc found = processes.get(process);
        return found != null && found.stopped;
    }

    boolean fresh(long process) {
        Proc found = processes.get(process);
        return found != null
                && !found.signalled
                && found.epoch == found.start.target().getFromEpoch();
    }

    int nextEpoch(long process) {
        Proc found = processes.get(process);
        return found == null ? 1 : ++found.epoch;
    }

    int lastEpoch(long lease) {
        return epochs.getOrDefault(lease, 0);
    }

    long lastMetric(long lease) {
        return lastMetrics.getOrDefault(lease, 0L);
    }

    long lastOffer() {
        return lastOffer;
    }
}
