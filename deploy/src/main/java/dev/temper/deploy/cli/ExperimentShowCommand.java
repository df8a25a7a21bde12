package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.console.text.AvroJson;
import dev.temper.deploy.client.ExperimentViews;
import dev.temper.deploy.client.Reads;
import dev.temper.deploy.show.ExperimentText;
import dev.temper.deploy.show.FailureText;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialView;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code temper experiment show}. */
@Command(name = "show", mixinStandardHelpOptions = true, header = "Shows an experiment: rungs, best, trials.")
final class ExperimentShowCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Mixin
    private ChosenExperiment experiment = new ChosenExperiment();

    @Option(
            names = "--trials",
            negatable = true,
            description = "List every trial; default: yes.",
            defaultValue = "true",
            fallbackValue = "true")
    private boolean trials = true;

    @Override
    public void run() {
        Reads reads = experiment.reads(connection);
        ExperimentViews views = reads.experiment(experiment.id(reads));
        ExperimentView view = views.experiment();
        Collection<TrialView> all = views.trials().values();
        if (output.json()) {
            ObjectNode tree = AvroJson.tree(view);
            var array = tree.putArray("trialViews");
            all.forEach(trial -> array.add(AvroJson.tree(trial)));
            output.print(tree);
            return;
        }
        output.line(ExperimentText.summary(view));
        output.lines(ExperimentText.gpuHours(all));
        output.lines(ExperimentText.annotation(view));
        output.lines(ExperimentText.steering(view));
        output.line("");
        output.lines(ExperimentText.rungs(view, all));
        output.line("");
        output.lines(ExperimentText.best(view, views.trials()));
        output.lines(ExperimentText.pareto(view, views.trials()));
        if (trials) {
            output.line("");
            output.lines(ExperimentText.trials(all));
        }
        List<String> failures = FailureText.blocks(all);
        if (!failures.isEmpty()) {
            output.line("");
            output.lines(failures);
        }
    }
}
