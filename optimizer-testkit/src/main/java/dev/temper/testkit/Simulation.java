package dev.temper.testkit;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.simulate.EventHeap;
import dev.temper.core.simulate.SyntheticCurve;
import dev.temper.core.trial.Assignee;
import java.util.Map;
import java.util.TreeMap;

/**
 * Plays a scenario: agents, intake and engine on one heap of events, drawn from one seed, with every law checked after
 * every entry of the journal. To see a failure again, play the scenario of the seed that it names.
 */
public final class Simulation implements World {
    /** Streams of randomness of the simulation's parts, away from those that the core uses. */
    private static final long MINUTE = 60_000;

    private static final long STREAM = 0x5100_0000_0000L;

    private final Scenario scenario;
    private final EventHeap heap = new EventHeap();
    private final Dice dice;
    private final Network network;
    private final SimulatedIntake intake;
    private final SimulatedEngine engine;
    private final SyntheticCurve curve;
    private final Checks checks;
    private final Map<String, SimulatedAgent> agents = new TreeMap<>();
    private final Map<Long, String> holders = new TreeMap<>();
    /** When no extension is on its way any more; 0 if there is none. */
    private final long quietAfter;

    private boolean complete;

    private Simulation(Scenario scenario, Machine machine) {
        this.scenario = scenario;
        long seed = scenario.seed();
        this.dice = new Dice(seed, STREAM);
        this.network = new Network(heap, new Dice(seed, STREAM + 1), scenario.faults());
        this.intake = new SimulatedIntake(this, new Dice(seed, STREAM + 2));
        this.checks = new Checks(scenario, machine);
        this.engine = new SimulatedEngine(this, new Dice(seed, STREAM + 3), machine, checks);
        this.quietAfter = scenario.requests().stream()
                .filter(request -> request.event() instanceof Event.ExperimentExtended)
                .mapToLong(request -> request.atMillis() + 10 * MINUTE)
                .max()
                .orElse(0);
        this.curve = new SyntheticCurve(seed, scenario.training());
    }

    /**
     * Plays a scenario to its end on the real machine.
     *
     * @throws LawBroken if a law does not hold
     */
    public static Played play(Scenario scenario) {
        return play(scenario, ExperimentMachine::step);
    }

    /** Plays a scenario on a machine that may have a fault planted in it. */
    public static Played play(Scenario scenario, Machine machine) {
        return new Simulation(scenario, machine).run();
    }

    private Played run() {
        request(0, 1, new Event.ExperimentCreated(scenario.definition()));
        long number = 2;
        for (Scenario.Request request : scenario.requests()) {
            request(request.atMillis(), number++, request.event());
        }
        for (int i = 0; i < scenario.agents(); i++) {
            SimulatedAgent agent = new SimulatedAgent("agent-" + i, this, scenario.slots(), storage(i));
            agents.put(agent.id, agent);
            network.connect(agent.id, agent::receive);
            heap.after(dice.between(0, 2000), agent::start);
        }
        new SimulatedModel(this, new Dice(scenario.seed(), STREAM + 5)).start();
        new FaultInjector(this, new Dice(scenario.seed(), STREAM + 4), agents).start();
        if (quietAfter > 0) {
            manage();
        }
        while (heap.step()) {
            checks.lives(heap.now(), engine.journal().size());
        }
        checks.atEnd(engine.journal(), engine.decided(), engine.state(), complete);
        return new Played(scenario, engine.journal(), engine.decided(), engine.state(), heap.now());
    }

    private String storage(int agent) {
        return scenario.storages() == 0 ? "" : "disk-" + agent % scenario.storages();
    }

    /** Starts agents that ended, as long as there is something to do again. */
    private void manage() {
        heap.after(MINUTE, () -> {
            boolean over = engine.state().header().completed();
            if (!over) {
                agents.values().forEach(SimulatedAgent::hire);
            }
            if (!over || heap.now() < quietAfter) {
                manage();
            }
        });
    }

    private void request(long atMillis, long number, Event event) {
        Message message = new Message(Message.USER, "1", new EventId("user", number), event);
        heap.after(atMillis, () -> network.send(Message.USER, () -> true, () -> intake.receive(message)));
    }

    /** Shows a decision to intake and to the agent that it concerns. */
    @Override
    public void publish(Decision decision, JournalEntry cause) {
        intake.learn(decision);
        Action action = decision.action();
        if (action instanceof Action.Suggest suggest) {
            granted(suggest.lease(), suggest.assignee());
            network.deliver(suggest.assignee().agent(), decision);
        } else if (action instanceof Action.Promote promote) {
            granted(promote.lease(), promote.assignee());
            network.deliver(promote.assignee().agent(), decision);
        } else if (action instanceof Action.Continue on) {
            toHolder(on.lease(), decision);
        } else if (action instanceof Action.Pause pause) {
            toHolder(pause.lease(), decision);
        } else if (action instanceof Action.Stop stop) {
            toHolder(stop.lease(), decision);
        } else if (action instanceof Action.Reject reject) {
            String producer = reject.event().producer();
            network.deliver(producer.substring(0, Math.max(0, producer.lastIndexOf('/'))), decision);
        } else {
            complete = true;
            agents.keySet().forEach(agent -> network.deliver(agent, decision));
        }
    }

    private void granted(long lease, Assignee assignee) {
        holders.put(lease, assignee.agent());
    }

    private void toHolder(long lease, Decision decision) {
        String holder = holders.get(lease);
        if (holder != null) {
            network.deliver(holder, decision);
        }
    }

    @Override
    public Scenario scenario() {
        return scenario;
    }

    @Override
    public EventHeap heap() {
        return heap;
    }

    @Override
    public Dice dice() {
        return dice;
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public SimulatedIntake intake() {
        return intake;
    }

    @Override
    public SimulatedEngine engine() {
        return engine;
    }

    @Override
    public boolean isComplete() {
        return complete && heap.now() >= quietAfter && engine.state().header().completed();
    }

    @Override
    public ExperimentDefinition definition() {
        ExperimentDefinition now = engine.state().header().definition();
        return now == null ? scenario.definition() : now;
    }

    @Override
    public SyntheticCurve curve() {
        return curve;
    }
}
