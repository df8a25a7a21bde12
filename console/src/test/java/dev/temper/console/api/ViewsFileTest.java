package dev.temper.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.chronicle.Lines;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.stream.views.ViewMaker;
import dev.temper.testkit.Scenario;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

final class ViewsFileTest {
    /** Avro reads no class that it was not told to trust. */
    @Test
    void whatIsWrittenIsRead() throws IOException {
        Scenario scenario = Scenarios.faulty(5);
        Chronicle chronicle = new Chronicle(Lines.EXPERIMENT);
        Lines.of(Simulation.play(scenario)).forEach(chronicle::take);
        ExperimentState state = chronicle.state();
        ExperimentDefinition definition = scenario.definition();
        List<SpecificRecord> views = new ArrayList<>();
        views.add(ViewMaker.experiment(definition, state));
        state.trials().forEach(row -> views.add(ViewMaker.trial("x", state, row.value())));
        assertThat(views).hasSizeGreaterThan(3);
        assertThat(ViewsFile.read(new ByteArrayInputStream(ViewsFile.write(views))))
                .isEqualTo(views);
        assertThat(ViewsFile.read(new ByteArrayInputStream(ViewsFile.write(List.of()))))
                .isEmpty();
    }
}
