package dev.temper.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.temper.agent.metrics.Counter;
import dev.temper.agent.metrics.CsvRows;
import dev.temper.agent.metrics.JsonLines;
import dev.temper.agent.metrics.KeyValueLines;
import dev.temper.agent.metrics.Terms;
import dev.temper.agent.source.AllSources;
import dev.temper.agent.source.FileLines;
import dev.temper.agent.source.LineSource.Output;
import dev.temper.agent.source.MetricSources;
import dev.temper.agent.source.Orchestrate;
import dev.temper.agent.source.Printed;
import dev.temper.agent.source.SourcePath;
import dev.temper.agent.source.TensorBoard;
import dev.temper.schemas.document.InvalidSettingsException;
import dev.temper.schemas.document.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsSectionTest {
    @Test
    void takesLinesOfStandardOutputUnlessAnotherSourceIsSet() {
        assertThat(read("{}", 2)).isEqualTo(new Printed(new JsonLines.Format(Terms.PLAIN)));
        assertThat(read("{orchestrate: true}", 2)).isEqualTo(new Orchestrate.Kind(Terms.PLAIN));
        assertThat(read("{orchestrate: true, stdout: true, stderr: true}", 2))
                .isEqualTo(new AllSources(List.of(
                        new Printed(new JsonLines.Format(Terms.PLAIN)),
                        new Orchestrate.Kind(Terms.PLAIN),
                        new Printed(Output.STDERR, new JsonLines.Format(Terms.PLAIN)))));
    }

    @Test
    void aFilesNameSaysHowItIsWritten() {
        Terms terms = new Terms(new Counter("round", 0, 10), Map.of("a", "b"), "b");
        assertThat(read(
                        "{files: ['{trial}.CSV', '{trial}.tsv', '{trial}.jsonl', '{trial}.log'], format: key-value,"
                                + " counter: round, firstEpoch: 0, every: 10, names: {a: b}, metric: b}",
                        2))
                .isEqualTo(new AllSources(List.of(
                        new FileLines.Kind(new SourcePath("{trial}.CSV"), new CsvRows.Format(',', terms)),
                        new FileLines.Kind(new SourcePath("{trial}.tsv"), new CsvRows.Format('\t', terms)),
                        new FileLines.Kind(new SourcePath("{trial}.jsonl"), new JsonLines.Format(terms)),
                        new FileLines.Kind(new SourcePath("{trial}.log"), new KeyValueLines.Format(terms)))));
    }

    @Test
    void aTensorBoardDirectoryIsASource() {
        assertThat(read("{tensorboard: '{checkpoint_dir}/tb', every: 390}", 2))
                .isEqualTo(new TensorBoard.Kind(
                        new SourcePath("{checkpoint_dir}/tb"),
                        new Terms(new Counter("epoch", 1, 390), Map.of(), null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{format: yaml} | format is \"yaml\": give json",
                "{format: json, pattern: '(?<epoch>.)(?<a>.)'} | format is \"json\" beside metrics.pattern: leave one",
                "{every: 0} | every is 0: give a whole number from 1",
                "{stdout: false} | stdout is false, and there is no other source: set files",
                "{files: [log.csv]} | files has \"log.csv\", which is the same for all 2 slots",
                "{files: ['{lr}.csv']} | files has \"{lr}.csv\", which has the placeholder {lr}: give one of",
                "{tensorboard: runs} | tensorboard has \"runs\", which is the same for all 2 slots",
            })
    void saysWhatIsWrongAndWhatToDo(String yaml, String problem) {
        InvalidSettingsException refused = catchThrowableOfType(InvalidSettingsException.class, () -> read(yaml, 2));
        assertThat(refused.lines()).anySatisfy(message -> assertThat(message).contains(problem));
    }

    private static MetricSources read(String yaml, int slots) {
        Settings root = Settings.of("metrics: " + yaml + "\n");
        MetricSources sources = MetricsSection.read(root.object("metrics"), slots);
        root.finish("The metrics");
        return sources;
    }
}
