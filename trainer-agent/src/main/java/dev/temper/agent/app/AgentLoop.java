package dev.temper.agent.app;

import dev.temper.agent.machine.AgentMachine;
import dev.temper.agent.machine.AgentState;
import dev.temper.agent.machine.Effect;
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

/** The thread that feeds a machine its inputs one by one, keeps its timers, and has its effects carried out. */
final class AgentLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentLoop.class);

    private final AgentMachine machine;
    private final Effects effects;
    private final BlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Comparator.comparingLong(Alarm::nanos));
    private volatile AgentState state;
    private boolean done;

    /** When a timer fires. */
    private record Alarm(long nanos, Timer timer) {}

    /** Carries out every effect but timers. */
    interface Effects {
        /** Carries out an effect, in the loop's thread. */
        void perform(Effect effect);

        /** An input was taken. */
        void taken(Input input);
    }

    AgentLoop(AgentMachine machine, Effects effects) {
        this.machine = machine;
        this.effects = effects;
        this.state = machine.initial();
    }

    /** Takes an input, from any thread. */
    void put(Input input) {
        inputs.add(input);
    }

    /** What the agent knows now. */
    AgentState state() {
        return state;
    }

    /** Runs until the machine says that the agent has ended. */
    @Override
    public void run() {
        try {
            while (!done) {
                Input input = await();
                if (input != null) {
                    take(input);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Input await() throws InterruptedException {
        Alarm next = alarms.peek();
        if (next == null) {
            return inputs.take();
        }
        long nanos = next.nanos - System.nanoTime();
        if (nanos > 0) {
            return inputs.poll(nanos, TimeUnit.NANOSECONDS);
        }
        alarms.remove();
        return new Input.Fired(next.timer);
    }

    private void take(Input input) {
        AgentMachine.Step step = machine.step(state, input);
        state = step.state();
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.Schedule schedule) {
                long nanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(schedule.millis());
                alarms.add(new Alarm(nanos, schedule.timer()));
            } else {
                LOG.debug("{} leads to {}", input, effect);
                done |= effect instanceof Effect.Exit;
                effects.perform(effect);
            }
        }
        effects.taken(input);
    }
}
