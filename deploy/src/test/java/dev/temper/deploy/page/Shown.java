package dev.temper.deploy.page;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.LearnFrom;
import dev.temper.core.definition.LearnFrom.Earlier;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.propose.EarlierTrials;
import dev.temper.core.simulate.CurveTable;
import dev.temper.core.simulate.Curves;
import dev.temper.core.simulate.TableCurves;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.core.source.SourceTrials;
import dev.temper.core.source.SourceTrials.FittedTrial;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.tuning.table.CurveFiles;
import dev.temper.tuning.table.CurveTableReader;
import java.util.List;
import java.util.TreeMap;

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

    /** Of how many trials one fails. */
    private static final int FAILS = 5;

    private static final int NEVER = Integer.MAX_VALUE;

    private static final String EPOCHS = "tasks: {epochs: {max: 27}}\n";

    private static final CurveTable DIGITS = CurveTableReader.read(CurveFiles.at("mlp_digits"));

    /** Networks that learn digits, from a table of their real learning curves, with the default method. */
    static Shown digits() {
        return digits(digits("digits", "temper"));
    }

    /** The same, after one with other trials, and after one that has it all the wrong way round. */
    static Shown warm(String id) {
        ExperimentDefinition definition = digits(id, "temper");
        ExperimentState state = ExperimentState.empty();
        for (JournalEntry entry : digits(digits("before", "asha")).journal()) {
            state = ExperimentMachine.step(state, entry).state();
        }
        Earlier before = new Earlier("digits-before", false, new TreeMap<>(), null);
        SourceTrials left = EarlierTrials.of(state, definition, before, "", 2);
        Earlier turned = new Earlier("turned-round", false, new TreeMap<>(), null);
        List<FittedTrial> wrong = left.trials().stream()
                .map(trial -> new FittedTrial(
                        trial.features(),
                        trial.losses().stream().map(loss -> -loss).toList()))
                .toList();
        return digits(definition.with(new LearnFrom(
                false,
                List.of(
                        before.with(left),
                        turned.with(new SourceTrials("turned-round", "", left.parameters(), left.shares(), wrong))))));
    }

    private static Shown digits(ExperimentDefinition definition) {
        return of(definition, new TableCurves(DIGITS, definition.parameters()), PACE);
    }

    private static ExperimentDefinition digits(String id, String method) {
        return DefinitionReader.read("""
                id: %s
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
                method: %s
                """.formatted(id, method));
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

    /** Every trial fails on its way to the second epoch. */
    static Shown failing(String id) {
        ExperimentDefinition definition = DefinitionReader.read("id: " + id
                + "\nmetric: {name: loss, goal: minimize}\nmethod: asha\nbudget: {trials: 6}\n" + EPOCHS + SPACE);
        return of(definition, new ShownCurves(definition, 1), 1);
    }

    private static Shown shown(String id, String rest, boolean faults) {
        ExperimentDefinition definition = DefinitionReader.read("id: " + id + "\n" + rest + SPACE);
        return of(definition, new ShownCurves(definition, faults ? FAILS : NEVER), 1);
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
