package dev.temper.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.demo.BestOverCost.Step;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class GainReportTest {
    private static final RecordedRuns RECORDED = RecordedRuns.read(Subject.LETTERS);
    private static final BestOverCost OWN = new BestOverCost(List.of(new Step(3.5, 0.8), new Step(6, 0.9)));

    @Test
    void putsTheRunBesideRecordedOnesAtTheSameCost() {
        String text = text(1, OWN, GainReport::print);
        assertThat(text)
                .containsPattern("best in full at a cost of +2\\.00 +4\\.00 +6\\.00 +8\\.00 +10\\.00")
                .containsPattern("this run +- +80\\.00 % +90\\.00 % +90\\.00 % +90\\.00 %")
                .contains("medians of 10 recorded runs");
        double rungs = Objects.requireNonNull(RECORDED.median(1, "asha", 10));
        assertThat(text).containsPattern("rungs alone .* " + String.format(Locale.ROOT, "%.2f %%", 100 * rungs));
    }

    @Test
    void saysWhatItSavedToLearn() {
        BestOverCost before = new BestOverCost(List.of(new Step(5, 0.7), new Step(7.5, 0.845), new Step(8.25, 0.85)));
        assertThat(text(2, OWN, (report, out) -> report.printSaved("letters", before, out)))
                .contains(
                        "letters came within a point of its best, 85.00 %, after a cost of 7.50. letters-2, which learnt"
                                + " from it and trained on other letters, had as much after 6.00: 1.50 full trainings less.");
    }

    @Test
    void saysWhenNothingWasSaved() {
        BestOverCost better = new BestOverCost(List.of(new Step(5, 0.95)));
        assertThat(text(2, OWN, (report, out) -> report.printSaved("letters", better, out)))
                .contains("never had as much");
        BestOverCost faster = new BestOverCost(List.of(new Step(2, 0.76)));
        assertThat(text(2, OWN, (report, out) -> report.printSaved("letters", faster, out)))
                .contains("had as much after 3.50: 1.50 full trainings more.");
    }

    private static String text(int number, BestOverCost own, BiConsumer<GainReport, PrintWriter> print) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        DemoExperiment demo = DemoExperiment.numbered(Subject.LETTERS, number, null);
        print.accept(new GainReport(demo, own, RECORDED), out);
        out.flush();
        return text.toString();
    }
}
