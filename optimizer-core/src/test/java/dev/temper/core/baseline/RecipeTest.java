package dev.temper.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method.Model;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipeTest {
    private static Recipe of(Model model, Ladder ladder) {
        return Problems.proposer(Problems.definition(model, Problems.BRANIN_BOX, ladder, 1, 1))
                .recipe();
    }

    /** Shares 1/128, 1/64, 1/32, 1/16, 1/8, 1/4, 1/2 and 1 of the data. */
    private static final Ladder SHARES =
            Problems.tasks(7_813, 15_625, 31_250, 62_500, 125_000, 250_000, 500_000, 1_000_000);

    @Test
    void fabolasStartsAsInItsPaper() {
        assertThat(of(Model.FABOLAS, SHARES).design()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 5);
    }

    @Test
    void mtboTakesTheTaskNearestToAQuarter() {
        assertThat(of(Model.MTBO, SHARES).rungs()).containsExactly(5, 7);
        assertThat(of(Model.MTBO, Ladder.ofEpochs(1, 81, 3)).rungs()).containsExactly(3, 4);
        assertThat(of(Model.MTBO, SHARES).design()).containsOnly(5);
    }

    @Test
    void misokgStartsWithFivePointsASource() {
        Ladder two = Problems.tasks(1_000, 1_000_000);
        assertThat(of(Model.MISOKG, two).design()).containsExactly(0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
        // Epochs: one training passes every source.
        assertThat(of(Model.MISOKG, Ladder.ofEpochs(1, 9, 3)).design()).containsExactly(2, 2, 2, 2, 2);
    }

    @Test
    void fullFidelityMethodsKnowOnlyTheFullTask() {
        for (Model model : List.of(Model.GP_EI, Model.ENTROPY_SEARCH)) {
            assertThat(of(model, SHARES).rungs()).containsExactly(7);
            assertThat(of(model, SHARES).design()).containsOnly(7);
        }
    }

    @Test
    void aLadderOfOneTaskSuitsEveryMethod() {
        for (Model model : List.of(Model.MTBO, Model.FABOLAS, Model.MISOKG, Model.SIGOPT)) {
            Recipe recipe = of(model, Problems.tasks(1_000_000));
            assertThat(recipe.rungs()).containsExactly(0);
            assertThat(recipe.design()).containsOnly(0);
        }
    }
}
