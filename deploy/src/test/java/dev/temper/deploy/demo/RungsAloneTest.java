package dev.temper.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.tuning.play.Job;
import dev.temper.tuning.play.Player;
import dev.temper.tuning.play.RunRow.ValueStep;
import dev.temper.tuning.table.BenchTable;
import dev.temper.tuning.table.CurveFiles;
import dev.temper.tuning.table.TableReading;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RungsAloneTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    @Test
    void saysWhatBothNeedAndThatItIsNotTheDemosOwnTraining() {
        assertThat(text(4, 11))
                .contains(
                        "not this training, but recorded curves of 300 other digit networks (mlp_digits, median of 3 seeds)")
                .contains(
                        "Half of all random searches reach an error of 3.02 % there within 39 full trainings, by arithmetic")
                .contains(
                        "When they are played, the model needs 4.0 full trainings and the rungs alone (asha) 11.0: 2.8 times as much.");
    }

    @Test
    void saysSoWhenTheRungsAloneAreCheaper() {
        assertThat(text(12, 8)).contains("needs 12.0 full").contains("8.0: 1.5 times as much with the model.");
        assertThat(text(NEVER, 5))
                .contains("the model needs more than 15 full")
                .contains("5.0: more than 3.0 times as much with the model.");
    }

    @Test
    void comparesNothingThatDidNotEnd() {
        assertThat(text(5, NEVER)).contains("(asha) more than 15: more than 3.0 times as much.");
        assertThat(text(NEVER, NEVER))
                .contains("the model needs more than 15 full trainings and the rungs alone (asha) more than 15.");
    }

    @Test
    void theFiguresAreThoseOfTheRuns() {
        RungsAlone played = RungsAlone.simulate();
        BenchTable table = BenchTable.read("mlp_digits", CurveFiles.at("mlp_digits"), TableReading.PLAIN);
        assertThat(played.configurations()).isEqualTo(300);
        assertThat(played.loss())
                .as("half of all searches of 100 out of 300 have one of the best two rows")
                .isEqualTo(table.finals().get(1));
        assertThat(played.random())
                .as(
                        "it is the value of five rows: 39 of 300 drawn ones miss them with probability 0.496, 38 with 0.506")
                .isEqualTo(39);
        assertThat(played.model()).isEqualTo(middle(table, "temper", played.loss()));
        assertThat(played.rungs()).isEqualTo(middle(table, "asha", played.loss()));
    }

    private static double middle(BenchTable table, String method, double loss) {
        DoubleStream costs = IntStream.range(0, 3)
                .mapToObj(seed -> Player.play(new Job("mlp_digits", method, 2, seed, 15, "plain"), table))
                .mapToDouble(run -> run.steps().stream()
                        .filter(step -> step.value() <= loss)
                        .mapToDouble(ValueStep::cost)
                        .findFirst()
                        .orElse(NEVER));
        return costs.sorted().toArray()[1];
    }

    private static String text(double model, double rungs) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new RungsAlone(300, 0.030227, 39, model, rungs).print(out);
        out.flush();
        return text.toString();
    }
}
