package dev.temper.testkit;

import java.util.List;
import java.util.Map;

/** Breaks something now and then until faults cease; what it broke comes back, at the latest then. */
final class FaultInjector {
    private final World world;
    private final Dice dice;
    private final List<SimulatedAgent> agents;
    private final Faults faults;
    private final long leaseMillis;

    FaultInjector(World world, Dice dice, Map<String, SimulatedAgent> agents) {
        this.world = world;
        this.dice = dice;
        this.agents = List.copyOf(agents.values());
        this.faults = world.scenario().faults();
        this.leaseMillis = world.scenario().definition().leaseMillis();
    }

    void start() {
        if (faults.everyMillis() > 0) {
            world.heap().after(dice.between(1, 2 * faults.everyMillis()), this::strike);
        }
    }

    private void strike() {
        if (world.heap().now() >= faults.untilMillis()) {
            return;
        }
        SimulatedAgent agent = agents.get(dice.below(agents.size()));
        // From a blink to well after the lease was lost.
        long away = dice.between(1, 3 * leaseMillis);
        switch (dice.below(5)) {
            case 0 -> world.engine().crash(dice.between(0, leaseMillis / 2));
            case 1 -> world.network().split(agent.id, world.heap().now() + away);
            case 2 -> shutDown(agent, away);
            default -> crash(agent, away);
        }
        start();
    }

    private void crash(SimulatedAgent agent, long away) {
        if (agent.up()) {
            agent.crash();
            agent.restartAfter(away);
        }
    }

    private void shutDown(SimulatedAgent agent, long away) {
        if (agent.up()) {
            agent.shutDown();
            agent.restartAfter(away);
        }
    }
}
