package dev.temper.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.space.Space;
import dev.temper.core.suggest.Suggester;
import dev.temper.core.suggest.Suggesters;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Each method on the example that its paper opens with, over several seeds; medians are compared. */
class PaperExamplesTest {
    private static final Ladder ONE_TASK = Problems.tasks(Ladder.FULL_COST);
    private static final Game.Task BRANIN = (x, rung) -> Problems.branin(x[0], x[1]) - Problems.BRANIN_MINIMUM;
    private static final Game.Task HARTMANN = (x, rung) -> Problems.hartmann(x) - Problems.HARTMANN_MINIMUM;

    /** Snoek, Larochelle, Adams 2012, section 4.1: Branin; and Hartmann's function beside it. */
    @Test
    void expectedImprovementFindsWhatRandomSearchDoesNot() {
        assertThat(median(seed -> full(Model.GP_EI, Problems.BRANIN_BOX, BRANIN, 30, seed)))
                .isLessThan(0.01)
                .isLessThan(median(seed -> random(Problems.BRANIN_BOX, BRANIN, 30, seed)) / 20);
        assertThat(median(seed -> full(Model.GP_EI, Problems.HARTMANN_BOX, HARTMANN, 30, seed)))
                .isLessThan(0.05)
                .isLessThan(median(seed -> random(Problems.HARTMANN_BOX, HARTMANN, 30, seed)) / 5);
    }

    /** Hennig, Schuler 2012, section 3: two dimensions, here Branin; information first, so it comes later to the point. */
    @Test
    void entropySearchClosesInOnTheMinimum() {
        double median = median(seed -> full(Model.ENTROPY_SEARCH, Problems.BRANIN_BOX, BRANIN, 30, seed));
        assertThat(median)
                .isLessThan(0.1)
                .isLessThan(median(seed -> random(Problems.BRANIN_BOX, BRANIN, 30, seed)) / 4);
    }

    /** Swersky, Snoek, Adams 2013, section 4.1: a Branin function that is moved by a tenth serves as the cheap task. */
    @Test
    void mtboLearnsFromAShiftedBraninFunction() {
        Ladder ladder = Problems.tasks(Ladder.FULL_COST / 10, Ladder.FULL_COST);
        Game.Task shifted =
                (x, rung) -> rung == 1 ? BRANIN.loss(x, 0) : BRANIN.loss(new double[] {x[0] + 1.5, x[1] + 1.5}, 0);
        double alone = median(seed -> full(Model.ENTROPY_SEARCH, Problems.BRANIN_BOX, BRANIN, 10, seed));
        double helped = median(seed -> {
            Game game = Game.play(definition(Model.MTBO, Problems.BRANIN_BOX, ladder, seed), shifted, 10);
            assertThat(game.rungs()).containsExactly(0, 1);
            return game.best(10);
        });
        assertThat(helped).isLessThan(alone / 2);
    }

    /** Klein et al. 2017, section 5.2: the support vector machine's surface, where seconds are to be saved. */
    @Test
    void fabolasFindsAGoodSupportVectorMachineInATenthOfTheTime() {
        SvmTable table = SvmTable.satellite();
        double good = table.best(1);
        double fabolas =
                median(seed -> Game.play(definition(Model.FABOLAS, table.space(), table.ladder(), seed), table, 8)
                        .secondsTo(good));
        double search = median(
                seed -> Game.play(definition(Model.ENTROPY_SEARCH, table.space(), table.ladder(), seed), table, 20)
                        .secondsTo(good));
        assertThat(fabolas).isLessThan(search / 4).isLessThan(table.randomSeconds(good) / 20);
    }

    /** The same surface: a quarter of the data as the cheap task. */
    @Test
    void mtboFindsAGoodSupportVectorMachineInLessTime() {
        SvmTable table = SvmTable.satellite();
        double good = table.best(4);
        double seconds = median(seed -> {
            Game game = Game.play(definition(Model.MTBO, table.space(), table.ladder(), seed), table, 12);
            assertThat(game.rungs()).containsExactly(4, 6);
            return game.secondsTo(good);
        });
        assertThat(seconds).isLessThan(table.randomSeconds(good) / 3);
    }

    /** Poloczek, Wang, Frazier 2017, section 4.1: Rosenbrock's function and a biased source a thousandth as dear. */
    @Test
    void misokgLeavesRosenbrocksValleyToTheCheapSource() {
        Ladder ladder = Problems.tasks(1_000, Ladder.FULL_COST);
        Space box = Problems.box(-2, 2, -2, 2);
        Game.Task sources = (x, rung) -> rung == 1 ? Problems.rosenbrock(x[0], x[1]) : Problems.biased(x[0], x[1]);
        double helped = median(seed -> {
            Game game = Game.play(definition(Model.MISOKG, box, ladder, seed), sources, 8);
            assertThat(game.turns().stream().filter(turn -> turn.rung() == 0).count())
                    .isGreaterThan(40);
            return game.best(8);
        });
        double alone = median(seed -> full(Model.GP_EI, box, (x, rung) -> Problems.rosenbrock(x[0], x[1]), 8, seed));
        assertThat(helped).isLessThan(0.3).isLessThan(alone / 5);
    }

    /** SigOpt's Stanford Cars had tasks of cost 0.1, 0.5 and 1; here they are Branin functions, the cheaper the more moved. */
    @Test
    void sigoptFindsWithCheapTasksWhatRandomSearchDoesNotForTheSame() {
        Ladder cars = Problems.tasks(Ladder.FULL_COST / 10, Ladder.FULL_COST / 2, Ladder.FULL_COST);
        Game.Task moved = (x, rung) -> BRANIN.loss(new double[] {x[0] + 0.3 * (2 - rung), x[1]}, 0);
        double found = median(seed -> {
            Game game = Game.play(definition(Model.SIGOPT, Problems.BRANIN_BOX, cars, seed), moved, 15);
            assertThat(game.rungs()).containsExactly(0, 1, 2);
            return game.best(15);
        });
        assertThat(found).isLessThan(median(seed -> random(Problems.BRANIN_BOX, BRANIN, 15, seed)) / 2);
    }

    private static double full(Model model, Space space, Game.Task task, int trainings, long seed) {
        return Game.play(definition(model, space, ONE_TASK, seed), task, trainings)
                .best();
    }

    private static double random(Space space, Game.Task task, int trainings, long seed) {
        Suggester suggester = Suggesters.quasiRandom(space, seed);
        return LongStream.range(0, trainings)
                .mapToDouble(index -> task.loss(Game.numbers(Objects.requireNonNull(suggester.at(index))), 0))
                .min()
                .orElseThrow();
    }

    private static ExperimentDefinition definition(Model model, Space space, Ladder ladder, long seed) {
        return Problems.definition(model, space, ladder, 1, seed);
    }

    private static double median(LongToDoubleFunction ofSeed) {
        double[] values = LongStream.range(0, 3).mapToDouble(ofSeed).sorted().toArray();
        assertThat(Arrays.stream(values).filter(Double::isNaN).count()).isZero();
        return values[1];
    }
}
