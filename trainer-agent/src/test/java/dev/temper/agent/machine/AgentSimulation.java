package dev.temper.agent.machine;

import dev.temper.schemas.Assignee;
import dev.temper.schemas.RejectReason;
import dev.temper.schemas.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A world around one agent: an optimizer that decides at random, processes that do as they like, and faults. */
final class AgentSimulation {
    private final long seed;
    private final SplittableRandom random;
    private final HostMachine machine;
    private final AgentLaws laws;
    private final Map<String, Integer> history = new TreeMap<>();
    private final List<Timer> timers = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private HostState state;
    private long decision;
    private long lease;

    AgentSimulation(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
        int slots = 1 + random.nextInt(4);
        Timeouts timeouts = random.nextBoolean() ? Timeouts.NONE : new Timeouts(60_000, 120_000, 600_000);
        machine = new HostMachine(
                List.of(new AgentSettings(
                        "a",
                        "s",
                        Scene.PRODUCER,
                        random.nextBoolean() ? "" : "disk",
                        slots,
                        random.nextBoolean(),
                        true,
                        10_000,
                        2_000,
                        1_000,
                        timeouts,
                        "{...}")),
                List.of(Share.EVEN));
        laws = new AgentLaws(slots);
        state = machine.initial();
        for (String what : List.of(
                "greeted",
                "said",
                "grant",
                "again",
                "measured",
                "exited",
                "continue",
                "pause",
                "stop",
                "refused",
                "started",
                "failed")) {
            history.put(what, 0);
        }
    }

    Map<String, Integer> history() {
        return history;
    }

    /** Runs so many steps, then shuts the agent down and sees it end. */
    void run(int steps) {
        take(new Input.Ready());
        for (int i = 0; i < steps; i++) {
            take(anything());
        }
        take(new Input.Shutdown());
        for (int i = 0; i < 10_000 && !laws.exited(); i++) {
            take(random.nextBoolean() ? anything() : end());
        }
        laws.check(laws.exited(), "the agent ends after a shutdown");
    }

    private void take(Input input) {
        HostMachine.Step step = machine.step(state, 0, input);
        List<Effect> effects =
                step.deeds().stream().map(HostMachine.Deed::effect).toList();
        state = step.state();
        try {
            laws.after(input, effects);
        } catch (AssertionError e) {
            throw new AssertionError(
                    "seed " + seed + ": " + e.getMessage() + "\nafter " + input + "\nled to " + effects, e);
        }
        for (Effect effect : effects) {
            if (effect instanceof Effect.Schedule schedule) {
                timers.add(schedule.timer());
            }
        }
        while (timers.size() > 50) {
            timers.remove(0); // those of long ago
        }
    }

    private void count(String what) {
        history.merge(what, 1, Integer::sum);
    }

    private Input anything() {
        int dice = random.nextInt(100);
        if (dice < 30) {
            return process();
        } else if (dice < 40) {
            return end();
        } else if (dice < 60) {
            return new Input.Decided(order());
        } else if (dice < 75 && !timers.isEmpty()) {
            return new Input.Fired(timers.remove(random.nextInt(timers.size())));
        } else if (dice < 80 && !orders.isEmpty()) {
            count("again");
            return new Input.Decided(orders.get(random.nextInt(orders.size())));
        } else if (dice < 81) {
            return random.nextBoolean() ? new Input.DiskShort("full") : new Input.DiskRoom();
        } else if (dice < 82) {
            return new Input.BrokerDown();
        } else if (dice < 85) {
            return new Input.BrokerUp();
        }
        return grant();
    }

    private Input process() {
        List<Long> alive = laws.alive();
        if (alive.isEmpty()) {
            return grant();
        }
        long process = alive.get(random.nextInt(alive.size()));
        int dice = random.nextInt(20);
        if (dice == 0) {
            count("greeted");
            return new Input.Said(process, new Said.Greeted(1 + random.nextInt(8)));
        } else if (dice == 1) {
            count("said");
            return new Input.Said(process, random.nextBoolean() ? new Said.Converged() : new Said.CheckpointWritten(1));
        } else if (dice < 6) {
            count("failed");
            return new Input.Failed(process, "it says so");
        } else if (dice < 9) {
            count("started");
            return new Input.Started(process);
        }
        count("measured");
        return new Input.Measured(process, Scene.measurement(laws.nextEpoch(process)));
    }

    private Input end() {
        List<Long> alive = laws.alive();
        if (alive.isEmpty()) {
            return new Input.Fired(new Timer.Heartbeat());
        }
        long process = alive.get(random.nextInt(alive.size()));
        if (laws.fresh(process) && random.nextInt(4) == 0) {
            return random.nextBoolean()
                    ? new Input.StartFailed(process, "cannot")
                    : new Input.GivenBack(process, "later");
        }
        if (laws.stopped(process)) {
            return new Input.Fired(new Timer.Kill(process));
        }
        count("exited");
        return new Input.Exited(process, random.nextInt(3) == 0 ? 1 : 0, "tail");
    }

    private Input grant() {
        count("grant");
        boolean ours = random.nextInt(5) > 0;
        Assignee to = new Assignee(
                ours ? "a" : "b",
                random.nextInt(10) == 0 ? "old" : "s",
                random.nextInt(5),
                laws.lastOffer() - random.nextInt(2));
        int trial = 1 + random.nextInt(20);
        int from = random.nextInt(3);
        Target target = new Target(0, "t", from, random.nextInt(6) == 0 ? 0 : from + 1 + random.nextInt(3));
        return new Input.Decided(remember(new Order.Grant(++decision, trial, ++lease, to, List.of(), target)));
    }

    private Order order() {
        List<Long> leases = laws.leases();
        long of = leases.isEmpty() || random.nextInt(20) == 0 ? lease + 5 : leases.get(random.nextInt(leases.size()));
        int dice = random.nextInt(20);
        if (dice < 10) {
            count("continue");
            int to = laws.lastEpoch(of) + 1 + random.nextInt(3);
            return remember(new Order.Continue(++decision, of, new Target(0, "t", 0, to), Scene.WHY));
        } else if (dice < 13) {
            count("pause");
            return remember(new Order.Pause(++decision, of, Scene.WHY));
        } else if (dice < 16) {
            count("stop");
            return remember(new Order.Stop(++decision, of, random.nextBoolean(), Scene.WHY));
        }
        count("refused");
        List<RejectReason> reasons = List.of(
                RejectReason.STALE_LEASE,
                RejectReason.METRIC_MISSING,
                RejectReason.METRIC_MISSING,
                RejectReason.BEYOND_TARGET,
                RejectReason.EPOCH_REPEATED);
        RejectReason reason = reasons.get(random.nextInt(reasons.size()));
        return remember(new Order.Refused(++decision, Scene.PRODUCER, laws.lastMetric(of), of, reason));
    }

    private Order remember(Order order) {
        orders.add(order);
        while (orders.size() > 20) {
            orders.remove(0);
        }
        return order;
    }
}
