package dev.temper.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.Assignee;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Experiments that answer offers or not, late ones too, on one agent whose processes end when they like: the laws of
 * {@link HostMachine} after every input, and at the end its promise that every experiment with work is served.
 */
class HostSimulationTest {
    private static final int EXPERIMENTS = 3;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void aSlotIsOneExperimentsAtATime(long seed) {
        World world = new World(seed);
        for (int i = 0; i < 20_000; i++) {
            world.happens();
        }
        assertThat(world.served)
                .as("experiments that trained, of seed %s", seed)
                .doesNotContain(0);
        assertThat(world.takenBack).as("offers that were taken back").isPositive();
        world.shutDown();
        assertThat(world.exits).isOne();
    }

    /** Optimizers and processes at random. */
    private static final class World {
        private final SplittableRandom random;
        private final long seed;
        private final HostMachine machine;
        private final int slots;
        private final List<Integer> served = new ArrayList<>(Collections.nCopies(EXPERIMENTS, 0));
        private final List<Map<Integer, Long>> offers = new ArrayList<>();
        private HostState state;
        private long decision;
        private int takenBack;
        private int exits;

        World(long seed) {
            this.seed = seed;
            random = new SplittableRandom(seed);
            slots = 1 + random.nextInt(5);
            AgentSettings settings = Scene.settings(slots);
            List<Share> shares = new ArrayList<>();
            for (int i = 0; i < EXPERIMENTS; i++) {
                shares.add(new Share(random.nextInt(2), 1 + random.nextInt(3)));
                offers.add(new HashMap<>());
            }
            machine = new HostMachine(Collections.nCopies(EXPERIMENTS, settings), shares);
            state = machine.initial();
            take(machine.step(state, new Input.Ready()));
        }

        void happens() {
            int experiment = random.nextInt(EXPERIMENTS);
            int slot = random.nextInt(slots);
            Slot now = slot(experiment, slot);
            int dice = random.nextInt(10);
            if (dice < 3) {
                // Also to an offer of long ago, which crossed its withdrawal.
                grant(experiment, slot, offers.get(experiment).getOrDefault(slot, 1L));
            } else if (dice < 6 && now instanceof Slot.Busy busy) {
                long process = busy.run().work().process();
                input(experiment, new Input.Measured(process, Scene.measurement(1)));
                input(experiment, new Input.Exited(process, 0, ""));
            } else if (dice < 9 && now instanceof Slot.Offered offered) {
                input(experiment, new Input.Fired(new Timer.OfferAgain(slot, offered.offer())));
            } else {
                input(experiment, new Input.Fired(new Timer.Heartbeat()));
            }
        }

        void shutDown() {
            take(machine.step(state, new Input.Shutdown()));
            for (int experiment = 0; experiment < EXPERIMENTS; experiment++) {
                for (int slot = 0; slot < slots; slot++) {
                    if (slot(experiment, slot) instanceof Slot.Busy busy) {
                        input(experiment, new Input.Exited(busy.run().work().process(), 143, ""));
                    }
                }
            }
        }

        private void grant(int experiment, int slot, long offer) {
            decision++;
            input(
                    experiment,
                    new Input.Decided(
                            Scene.granted(decision, (int) decision, decision, new Assignee("a", "s", slot, offer), 3)));
        }

        private void input(int experiment, Input input) {
            take(machine.step(state, experiment, input));
        }

        private void take(HostMachine.Step step) {
            state = step.state();
            for (HostMachine.Deed deed : step.deeds()) {
                if (deed.effect() instanceof Effect.Publish publish) {
                    published(deed.experiment(), publish.report());
                } else if (deed.effect() instanceof Effect.Start) {
                    served.set(deed.experiment(), served.get(deed.experiment()) + 1);
                }
                exits += deed.effect() instanceof Effect.Exit ? 1 : 0;
            }
            check();
        }

        private void published(int experiment, Report report) {
            if (report instanceof Report.Offer offer) {
                offers.get(experiment)
                        .put(offer.assignee().getSlot(), offer.assignee().getOffer());
            }
            takenBack += report instanceof Report.Withdrawal ? 1 : 0;
        }

        private Slot slot(int experiment, int slot) {
            return state.experiments().get(experiment).slots.get(slot);
        }

        private void check() {
            for (int slot = 0; slot < slots; slot++) {
                int owner = state.owners().get(slot);
                for (int experiment = 0; experiment < EXPERIMENTS; experiment++) {
                    boolean uses = slot(experiment, slot) instanceof Slot.Busy
                            || slot(experiment, slot) instanceof Slot.Offered;
                    assertThat(!uses || owner == experiment)
                            .as("seed %s: slot %s belongs to %s and %s uses it", seed, slot, owner, experiment)
                            .isTrue();
                }
                boolean wanted = state.experiments().stream().anyMatch(AgentState::serving);
                assertThat(!wanted || owner != HostState.NOBODY)
                        .as("seed %s: slot %s is free, and an experiment would offer it", seed, slot)
                        .isTrue();
            }
        }
    }
}
