package dev.temper.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The load driver works, and every report gets exactly one decision. How fast is not asked: the machine may be busy. */
class LoadIT {
    @TempDir
    Path data;

    @Test
    @Timeout(value = 600, unit = TimeUnit.SECONDS)
    void everyReportGetsExactlyOneDecision() throws Exception {
        LoadPlan plan = new LoadPlan(List.of(20, 200), List.of(200), 2, 1, 500, 200);
        try (Lab<TemperLane> lab = new Lab<>(new OwnDeployment(data, Map.of()), data, Map.of(), TemperLane::new)) {
            List<Cell> cells = new LoadRun(lab, plan, line -> {}).measure();

            assertThat(lab.temper().problems()).isEmpty();
            assertThat(cells)
                    .hasSize(4)
                    .allSatisfy(cell -> assertThat(cell.samples(lab.temper().label()))
                            .as("counted reports at %s a second", cell.rate())
                            .isEqualTo(2 * (cell.rate() == Cell.FULL_SPEED ? 400 : 160)));
        }
    }

    @Test
    @Timeout(value = 600, unit = TimeUnit.SECONDS)
    void everyOfferGetsOneSuggestionAndSomeComeFromTheModel() throws Exception {
        try (Lab<SearchLane> lab = new Lab<>(new OwnDeployment(data, Map.of()), data, Map.of(), SearchLane::new);
                SearchLane temper = lab.temper()) {
            temper.grow(60, lab::check);
            Cell cell = new Rounds(lab, 1, line -> {}).cell(60, 50, 100);

            assertThat(temper.problems()).isEmpty();
            assertThat(cell.samples(temper.label())).isEqualTo(80);
            assertThat(temper.values()).isGreaterThanOrEqualTo(60);
            assertThat(temper.advisedPart()).isPositive();
        }
    }
}
