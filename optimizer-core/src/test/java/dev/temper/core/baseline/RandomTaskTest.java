package dev.temper.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.model.Acquisition;
import dev.temper.core.model.Kernel;
import dev.temper.core.model.Observations;
import dev.temper.core.model.Posterior;
import dev.temper.core.model.Priors;
import dev.temper.core.model.Warp;
import dev.temper.core.pool.Option;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Space;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The figures are those of SigOpt's example with Stanford Cars: tasks of cost 0.1, 0.5 and 1. */
class RandomTaskTest {
    private static final Ladder CARS = Problems.tasks(100_000, 500_000, 1_000_000);

    @Test
    void cheapTasksAreLikelier() {
        double[] probabilities = RandomTask.probabilities(CARS);
        assertThat(probabilities[0]).isCloseTo(0.481, within(0.0005));
        assertThat(probabilities[1]).isCloseTo(0.323, within(0.0005));
        assertThat(probabilities[2]).isCloseTo(0.196, within(0.0005));
    }

    @Test
    void tasksAreDrawnThatOften() {
        int[] drawn = new int[3];
        for (long moment = 0; moment < 10_000; moment++) {
            drawn[RandomTask.drawn(CARS, 7, moment)]++;
        }
        for (int rung = 0; rung < 3; rung++) {
            assertThat(drawn[rung] / 1e4).isCloseTo(RandomTask.probabilities(CARS)[rung], within(0.015));
        }
    }

    @Test
    void improvementIsOnAnythingSeenAndForCost() {
        Kernel kernel = new Kernel(new int[] {0}, new CostInput());
        Observations observations = new Observations();
        int trial = observations.addTrial(new double[] {0.2});
        observations.add(trial, 0.1, -1, 0);
        observations.add(trial, 1, 0.5, 0);
        Posterior posterior = Posterior.of(kernel, Priors.of(kernel).start(), observations);
        Belief belief = new Belief(posterior, Warp.fit(new double[] {0, 1, 2}), 0.5, -1, List.of());
        List<Option> options = List.of(new Option(0, new Configuration(List.of()), new double[] {0.6}, -1));
        TrainingCosts costs = TrainingCosts.declared(CARS, ExperimentDefinition.Resume.CHECKPOINT);
        for (long moment = 0; moment < 20; moment++) {
            Question question = new Question(belief, options, List.of(0, 1, 2), CARS, costs, 7, moment);
            Choice choice = new RandomTask().rank(question).get(0);
            assertThat(choice.rung()).isEqualTo(RandomTask.drawn(CARS, 7, moment));
            double level = CARS.share(choice.rung());
            var block = belief.block(options, level);
            double improvement =
                    Acquisition.logExpectedImprovement(block.means()[0], StrictMath.sqrt(block.variances()[0]), -1);
            assertThat(choice.score()).isCloseTo(improvement - StrictMath.log(level), within(1e-12));
        }
    }

    /** Six numbers, one category of two values, twenty slots: 31 trials at the cheapest task come first. */
    @Test
    void theFirstPhaseIsAsLongAsPublished() {
        List<Parameter> parameters =
                new ArrayList<>(Problems.box(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1).parameters());
        parameters.add(new Parameter.Categorical("nesterov", List.of("true", "false"), null));
        ExperimentDefinition cars = Problems.definition(Model.SIGOPT, Space.of(parameters), CARS, 20, 1);
        assertThat(Problems.proposer(cars).recipe().design()).hasSize(31).containsOnly(0);
    }
}
