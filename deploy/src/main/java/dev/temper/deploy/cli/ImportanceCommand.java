package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.explain.Importance;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.JournalState;
import dev.temper.deploy.show.InsightText;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code temper importance}: which parameters matter, as the model has learnt it. */
@Command(
        name = "importance",
        mixinStandardHelpOptions = true,
        header = "Says which parameters matter, in full and at each cheaper task, as the model has learnt it.",
        description = "Of several objectives it looks at the first.")
final class ImportanceCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Mixin
    private ChosenExperiment experiment = new ChosenExperiment();

    @Override
    public void run() {
        String id = experiment.id(connection);
        ExperimentState state = JournalState.read(connection.endpoints(), id);
        List<Importance> all = Importance.of(state);
        if (all.isEmpty()) {
            throw new Failure(
                    "the model has learnt nothing of '%s' yet: it begins when a few trials have reported, and only with method temper"
                            .formatted(id));
        }
        if (output.json()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            all.forEach(one -> array.addObject()
                    .put("parameter", one.parameter())
                    .put("task", one.task())
                    .put("metric", InsightText.metric(state))
                    .put("effect", one.effect())
                    .put("error", one.error()));
            output.print(array);
            return;
        }
        output.line("importance of the parameters of " + id + InsightText.about(state));
        output.lines(InsightText.importance(all));
    }
}
