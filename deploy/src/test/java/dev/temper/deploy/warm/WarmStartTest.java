package dev.temper.deploy.warm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Imported;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.Metric.Goal;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.DefinitionCheck;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Reported;
import dev.temper.deploy.Failure;
import dev.temper.stream.codec.DefinitionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarmStartTest {
    private static final ExperimentDefinition DEFINITION = DefinitionReader.read("""
            id: warm
            metric: {name: loss, goal: minimize}
            parameters:
              - {name: optimizer, type: categorical, values: [sgd, adam]}
              - {name: rate, type: double, min: 0.001, max: 1, scale: log}
              - {name: width, type: values, values: [32, 64], default: 32}
              - {name: momentum, type: double, min: 0, max: 0.99, when: {optimizer: sgd}}
            tasks: {epochs: {max: 27}}
            budget: {trials: 60}
            """);

    @TempDir
    private Path directory;

    private List<ObservedValue> read(String name, String text) throws IOException {
        return ObservedFile.read(Files.writeString(directory.resolve(name), text), "loss");
    }

    @Test
    void aTableGivesAValueARowAndSaysWhatItLeavesOut() throws IOException {
        WarmStart.Fitting fitting = WarmStart.fit(DEFINITION, read("old.csv", """
                trial,optimizer,rate,width,momentum,epoch,loss
                1,sgd,0.1,64,0.9,3,0.5
                1,sgd,0.1,64,0.9,27,0.25
                2,adam,1e-2,,,9,0.75
                3,adam,7,64,,9,0.5
                4,adam,0.5,64,,9,nan
                5,rmsprop,0.5,64,,9,0.5
                6,sgd,0.5,64,,9,0.5
                """));
        assertThat(fitting.imported()).extracting(Imported::key).containsExactly(3, 27, 9);
        assertThat(fitting.imported()).extracting(Imported::value).containsExactly(0.5, 0.25, 0.75);
        assertThat(DefinitionCheck.check(DEFINITION.with(fitting.imported()))).isEmpty();
        assertThat(fitting.notes())
                .containsExactly(
                        "no parameters here, and left out: trial",
                        "left out 1: momentum does not fit, for example momentum is missing: give a number from 0 to 0.99",
                        "left out 1: no finite value, for example a training that diverged",
                        "left out 1: optimizer does not fit, for example optimizer is \"rmsprop\": give one of \"sgd\", \"adam\"",
                        "left out 1: rate does not fit, for example rate is 7: give a number from 0.001 to 1");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumn() throws IOException {
        assertThat(read("spreadsheet.csv", "\uFEFFrate,value\n0.5,2\n").get(0).parameters())
                .containsExactly(Map.entry("rate", "0.5"));
    }

    @Test
    void aValueThatALaterOneReplacesIsSaid() throws IOException {
        WarmStart.Fitting fitting = WarmStart.fit(DEFINITION, read("twice.csv", """
                optimizer,rate,epoch,loss
                adam,0.1,9,0.5
                adam,0.2,9,0.5
                adam,0.1,9,0.25
                """));
        assertThat(fitting.imported()).extracting(Imported::value).containsExactly(0.25, 0.5);
        assertThat(fitting.notes())
                .containsExactly("left out 1: replaced by a later value of the same configuration and epoch");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "adam,low,64|rate is \"low\": give a number from 0.001 to 1",
                "adam,0.1,48|width is 48: give one of 32, 64",
                "adam,0.1,wide|width is \"wide\": give one of 32, 64",
            })
    void aValueOfAnotherTypeIsNotSaidToBeMissing(String row, String problem) throws IOException {
        String table = "optimizer,rate,width,value\n" + row + ",0.5\n";
        assertThat(WarmStart.fit(DEFINITION, read("old.csv", table)).notes())
                .singleElement()
                .asString()
                .endsWith("for example " + problem);
    }

    @Test
    void aListIsReadAsInADefinition() throws IOException {
        String list = """
                - {parameters: {optimizer: adam, rate: 0.1, width: 64}, epoch: 9, value: 0.5}
                - {parameters: {optimizer: adam, rate: 0.2, width: 64}, value: 0.25}
                """;
        List<ObservedValue> plain = read("old.yaml", list);
        assertThat(WarmStart.fit(DEFINITION, plain).imported())
                .extracting(Imported::key)
                .containsExactly(27, 9);
        assertThat(read("other.yaml", "warm_start:\n" + list.indent(2))).isEqualTo(plain);
        String json = """
                [{"parameters": {"optimizer": "adam", "rate": 0.1, "width": 64}, "epoch": 9, "value": 0.5}]
                """;
        assertThat(read("old.json", json)).isEqualTo(plain.subList(0, 1));
    }

    @Test
    void ofTooManyTheFurthestAndBestAreKept() {
        List<ObservedValue> many = IntStream.range(0, 600)
                .mapToObj(i -> new ObservedValue(
                        new TreeMap<>(Map.of("optimizer", "adam", "rate", Double.toString(0.001 + i / 1000.0))),
                        i % 3 == 0 ? 27 : 1,
                        null,
                        i))
                .toList();
        WarmStart.Fitting fitting = WarmStart.fit(DEFINITION, many);
        List<Imported> imported = fitting.imported();
        assertThat(imported).hasSizeBetween(180, Imported.MOST);
        assertThat(imported.subList(0, 140)).allMatch(one -> one.key() == 27 && one.value() < 420);
        assertThat(imported.subList(140, imported.size())).anyMatch(one -> one.key() == 1 && one.value() > 500);
        assertThat(fitting.notes()).anyMatch(note -> note.startsWith("took "));
        assertThat(DefinitionCheck.check(DEFINITION.with(imported))).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadSaysWhere() {
        assertThatThrownBy(() -> read("a.csv", "x,y\n1,2\n"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("has no column value or loss: its columns are [x, y]");
        assertThatThrownBy(() -> read("b.csv", "x,value\n1,2,3\n")).hasMessageContaining("line 2 has 3 cells");
        assertThatThrownBy(() -> read("c.csv", "x,value\n1,good\n")).hasMessageContaining("line 2: value is good");
        assertThatThrownBy(() -> read("d.csv", "x,epoch,value\n1,1.5,2\n")).hasMessageContaining("epoch is 1.5");
        assertThatThrownBy(() -> read("e.yaml", "a: 1")).hasMessageContaining("is neither a list");
        assertThatThrownBy(() -> read("f.yaml", "- {value: 1}")).hasMessageContaining("item 1 needs parameters");
    }

    @Test
    void aCellMayHoldACommaInQuotes() throws IOException {
        assertThat(read("a.csv", "name,value\n\"a,b\",2\n").get(0).parameters()).containsEntry("name", "a,b");
    }

    @Test
    void aQuotedCellKeepsItsQuotesAndLines() throws IOException {
        List<ObservedValue> all = read("a.csv", "name,value\n\"a \"\"b\"\"\",1\n\"two\nlines\",\"2\"\n\nc , 3\n");
        assertThat(all).extracting(one -> one.parameters().get("name")).containsExactly("a \"b\"", "two\nlines", "c");
        assertThat(all).extracting(ObservedValue::value).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void aCellThatCannotBeMeantNamesTheLineThatItBeginsIn() {
        assertThatThrownBy(() -> read("a.csv", "name,value\n\"two\nlines\",1\nx,good\n"))
                .hasMessageContaining("a.csv line 4: value is good");
        assertThatThrownBy(() -> read("b.csv", "name,value\nc,1\n\"a\" b,2\n"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("b.csv line 3: its quotes do not match: put the whole cell in double quotes");
        assertThatThrownBy(() -> ObservedFile.read(
                        Files.write(directory.resolve("c.csv"), new byte[] {'x', '\n', (byte) 0xFF, '\n'}), "loss"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("is not in UTF-8: save it in UTF-8");
    }

    private static ExperimentState twoObjectives() {
        ExperimentDefinition definition = DefinitionReader.read("""
                id: two
                metrics:
                  - {name: latency, goal: minimize}
                  - {name: accuracy, goal: maximize}
                parameters:
                  - {name: rate, type: double, min: 0, max: 1}
                tasks: {epochs: {max: 27}}
                budget: {trials: 60}
                """);
        ExperimentState state = ExperimentState.empty();
        List<Event> events = List.of(
                new Event.ExperimentCreated(definition),
                new Event.SlotOffered(new Assignee("agent", "session", 0, 1)),
                new Event.MetricReported(
                        1, 1, 1, List.of(new Reported("latency", 12), new Reported("accuracy", 0.75)), null));
        for (int i = 0; i < events.size(); i++) {
            JournalEntry entry = new JournalEntry(new EventId("test", i + 1), i + 1, events.get(i));
            state = ExperimentMachine.step(state, entry).state();
        }
        return state;
    }

    @Test
    void ofAnExperimentWithSeveralObjectivesTheOneOfTheSameNameIsTaken() {
        assertThat(ObservedExperiment.of(twoObjectives(), new Metric("accuracy", Goal.MAXIMIZE)))
                .extracting(ObservedValue::value)
                .containsExactly(0.75);
        assertThat(ObservedExperiment.of(twoObjectives(), new Metric("latency", Goal.MAXIMIZE)))
                .extracting(ObservedValue::value)
                .containsExactly(-12.0);
        assertThatThrownBy(() -> ObservedExperiment.of(twoObjectives(), new Metric("loss", Goal.MINIMIZE)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("experiment 'two' has no objective loss to start with, but latency, accuracy");
    }
}
