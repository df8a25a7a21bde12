package dev.temper.agent.app;

import dev.temper.agent.machine.Effect;
import dev.temper.agent.machine.HostMachine;
import dev.temper.agent.machine.HostState;
import dev.temper.agent.machine.Input;
import dev.temper.agent.machine.Timer;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that feeds the machine its inputs one by one, keeps its timers, and has its effects carried out. */
final class AgentLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentLoop.class);

    /** Stands for all experiments. */
    private static final int ALL = -1;

    private final HostMachine machine;
    private final Effects effects;
    private final SignOfLife sign = new SignOfLife(System.getenv(SignOfLife.VARIABLE));
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Comparator.comparingLong(Alarm::nanos));
    private HostState state;
    private boolean done;

    /** An input, and the experiment that it is about. */
    private record Arrival(int experiment, Input input) {}

    /** When a timer of an experiment fires. */
    private record Alarm(long nanos, int experiment, Timer timer) {}

    /** Carries out every effect but timers. */
    interface Effects {
        /** Carries out an effect for an experiment, in the loop's thread. */
        void perform(int experiment, Effect effect);

        /** An input about an experiment was taken. */
        void taken(int experiment, Input input);
    }

    AgentLoop(HostMachine machine, Effects effects) {
        this.machine = machine;
        this.effects = effects;
        this.state = machine.initial();
    }

    /** Takes an input about all experiments, from any thread. */
    void put(Input input) {
        put(ALL, input);
    }

    /** Takes an input about an experiment, from any thread. */
    void put(int experiment, Input input) {
        arrivals.add(new Arrival(experiment, input));
    }

    /** Runs until the machine says that the agent has ended. */
    @Override
    public void run() {
        try {
            while (!done) {
                sign.give();
                Arrival arrival = await();
                if (arrival != null) {
                    take(arrival.experiment, arrival.input);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next thing to take; null after a while in which there was none. */
    private @Nullable Arrival await() throws InterruptedException {
        Alarm next = alarms.peek();
        if (next == null) {
            return arrivals.poll(SignOfLife.EVERY_NANOS, TimeUnit.NANOSECONDS);
        }
        long nanos = next.nanos - System.nanoTime();
        if (nanos > 0) {
            return arrivals.poll(Math.min(nanos, SignOfLife.EVERY_NANOS), TimeUnit.NANOSECONDS);
        }
        alarms.remove();
        return new Arrival(next.experiment, new Input.Fired(next.timer));
    }

    private void take(int experiment, Input input) {
        HostMachine.Step step = experiment == ALL ? machine.step(state, input) : machine.step(state, experiment, input);
        state = step.state();
        for (HostMachine.Deed deed : step.deeds()) {
            if (deed.effect() instanceof Effect.Schedule schedule) {
                long nanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(schedule.millis());
                alarms.add(new Alarm(nanos, deed.experiment(), schedule.timer()));
            } else {
                LOG.debug("{} leads to {}", input, deed);
                done |= deed.effect() instanceof Effect.Exit;
                effects.perform(deed.experiment(), deed.effect());
            }
        }
        effects.taken(experiment, input);
    }
}
