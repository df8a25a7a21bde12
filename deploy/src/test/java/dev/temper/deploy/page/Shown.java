package dev.temper.deploy.page;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.simulate.CurveTable;
import dev.temper.core.simulate.Curves;
import dev.temper.core.simulate.TableCurves;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Reported;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.tuning.table.CurveFiles;
import dev.temper.tuning.table.CurveTableReader;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Experiments to look at: real journals of the real machine on curves.
 *
 * @param id of the experiment
 * @param journal all its entries
 */
record Shown(String id, List<JournalEntry> journal) {
    /** Midday of a day, so that a picture of it is the same on every day. */
    private static final long BEGIN = 1_767_355_200_000L;

    /** The table's networks take milliseconds an epoch: this much slower, they are worth looking at. */
    private static final int PACE = 600;

    /** What users may write into texts, to break a page that takes it for markup. */
    static final String HOSTILE = "<script>document.title='broken'</script>";

    private static final String SPACE = """
            parameters:
              - {name: learning_rate, type: double, min: 1e-4, max: 1, scale: log, default: 0.01}
              - {name: optimizer, type: categorical, values: [adam, sgd, "%s"]}
              - {name: momentum, type: double, min: 0, max: 0.99, when: {optimizer: [sgd]}}
              - {name: batch, type: int, min: 16, max: 256, scale: power-of-two}
              - {name: width, type: values, values: [32, 48, 96]}
            parallel: 4
            lease: {seconds: 2592000}
            """.formatted(HOSTILE);

    private static final String EPOCHS = "tasks: {epochs: {max: 27}}\n";

    /** So many parameters, of which all but ten apply only where those ten forbid it. */
    private static final int HARD = 300;

    /** Networks that learn digits, from a table of their real learning curves, with the default method. */
    static Shown digits() {
        CurveFiles files = CurveFiles.at("mlp_digits");
        CurveTable table = CurveTableReader.read(files);
        ExperimentDefinition definition = DefinitionReader.read("""
                id: digits
                metric: {name: error, goal: minimize}
                parameters:
                  - {name: learning_rate, type: double, min: 1e-4, max: 1, scale: log, default: 0.01}
                  - {name: batch_size, type: int, min: 16, max: 256, scale: log, default: 64}
                  - {name: hidden_units, type: int, min: 16, max: 256, scale: log, default: 32}
                  - {name: num_layers, type: int, min: 1, max: 3, default: 1}
                  - {name: dropout, type: double, min: 0, max: 0.7, default: 0.1}
                  - {name: weight_decay, type: double, min: 1e-6, max: 0.1, scale: log, default: 1e-5}
                  - {name: momentum, type: double, min: 0, max: 0.99, default: 0.9}
                tasks: {epochs: {max: 27}}
                budget: {trials: 60, cost: 12}
                parallel: 4
                """);
        return of(definition, new TableCurves(table, definition.parameters()), PACE);
    }

    /** Some diverge, some fail; a parameter that not always applies; texts that look like markup. */
    static Shown faulty(String id) {
        return shown(id, "metric: {name: loss, goal: minimize}\nmethod: asha\nbudget: {trials: 40}\n" + EPOCHS, true);
    }

    /** Two objectives. */
    static Shown pareto(String id) {
        return shown(
                id,
                "metrics: [{name: loss, goal: minimize}, {name: latency, goal: minimize}]\nmethod: asha\nbudget: {trials: 40}\n"
                        + EPOCHS,
                false);
    }

    /** Tasks with names, of which the default method's model learns; a threshold; a metric that is only stored. */
    static Shown named(String id) {
        return shown(id, """
                metrics:
                  - {name: error, goal: minimize}
                  - {name: latency, goal: minimize, role: constraint, threshold: 80}
                  - {name: memory, role: stored}
                budget: {trials: 24}
                tasks:
                  named:
                    - {name: tenth-of-the-pictures, cost: 0.1}
                    - {name: half-of-the-pictures, cost: 0.5}
                    - {name: all-pictures, cost: 1.0}
                """, false);
    }

    /** Set aside: one configuration is tried, and the search for another takes more work than a step may. */
    static Shown setAside(String id) {
        StringBuilder text = new StringBuilder("id: " + id + "\nmetric: {name: loss, goal: minimize}\nmethod: random\n"
                + EPOCHS + "budget: {trials: 9}\nparallel: 4\nconstraints: [{at_least: 10, terms: {");
        IntStream.range(0, 10).forEach(i -> text.append("x" + i + ": 1, "));
        text.append("}}]\nparameters:\n");
        IntStream.range(0, HARD)
                .forEach(i -> text.append("  - {name: x" + i + ", type: int, min: 0, max: 1"
                        + (i < 10 ? "}\n" : ", when: {x0: 0}}\n")));
        List<Event> events = List.of(
                new Event.ExperimentCreated(DefinitionReader.read(text.toString())),
                new Event.SlotOffered(new Assignee("laptop", "s1", 0, 1)),
                new Event.MetricReported(1, 1, 1, List.of(new Reported("loss", 0.5)), 20.0),
                new Event.SlotOffered(new Assignee("laptop", "s1", 1, 1)));
        return new Shown(
                id,
                IntStream.range(0, events.size())
                        .mapToObj(i -> new JournalEntry(
                                new EventId("hand", i + 1L), BEGIN + 1_000L * i, events.get(i)))
                        .toList());
    }

    private static Shown shown(String id, String rest, boolean faults) {
        ExperimentDefinition definition = DefinitionReader.read("id: " + id + "\n" + rest + SPACE);
        return of(definition, new ShownCurves(definition, faults), 1);
    }

    private static Shown of(ExperimentDefinition definition, Curves curves, int pace) {
        TableRun run = TableSimulation.run(definition, curves, definition.parallel());
        List<JournalEntry> journal = run.journal().stream()
                .map(entry -> new JournalEntry(entry.id(), BEGIN + pace * entry.time(), entry.event()))
                .toList();
        return new Shown(definition.id(), journal);
    }

    /** Its first entries, up to a share of them. */
    List<JournalEntry> first(double share) {
        return journal.subList(0, (int) (journal.size() * share));
    }

    /** The rest of them. */
    List<JournalEntry> rest(double share) {
        return journal.subList((int) (journal.size() * share), journal.size());
    }
}
