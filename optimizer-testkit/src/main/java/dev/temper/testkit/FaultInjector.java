package dev.temper.testkit;

import java.util.List;
import java.util.Map;

/** Breaks something now and then until faults cease; what it broke comes back, at the latest then. */
final class FaultInjector {
    private static final long DAY = 24L * 3600 * 1000;

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
        if (dice.chance(0.5)) {
            strikeAgent(agents.get(dice.below(agents.size())));
        } else {
            strikeOptimizer();
        }
        start();
    }

    private void strikeAgent(SimulatedAgent agent) {
        long away = away();
        switch (dice.below(4)) {
            case 0 -> world.network().split(agent.id, world.heap().now() + away);
            case 1 -> shutDown(agent, away);
            default -> crash(agent, away);
        }
    }

    private void strikeOptimizer() {
        long takeover = dice.between(0, leaseMillis / 2);
        switch (dice.below(9)) {
            case 0 -> world.engine().abort();
            case 1 -> world.engine().move(takeover);
            case 2 -> world.engine().fence(away(), takeover);
            case 3 -> world.intake().restart(takeover);
            case 4 -> world.intake().haunt(away());
            case 5 -> world.intake().shiftClock(dice.chance(0.5) ? dice.between(1, DAY) : -dice.between(1, DAY));
            case 6 -> registryAway(away());
            default -> world.engine().crash(takeover);
        }
    }

    /** From a blink to well after a lease is lost. */
    private long away() {
        return dice.between(1, 3 * leaseMillis);
    }

    private void registryAway(long millis) {
        world.engine().stall(millis);
        world.intake().stall(millis);
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
