package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.temper.console.api.InsightAnswers.ImportanceAnswer;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.Reads;
import dev.temper.deploy.show.InsightText;
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
        Reads reads = experiment.reads(connection);
        String id = experiment.id(reads);
        ImportanceAnswer importance = reads.importance(id);
        if (importance.parameters().isEmpty()) {
            throw new Failure(
                    "the model has learnt nothing of '%s' yet: it begins when a few trials have reported, and only with method temper"
                            .formatted(id));
        }
        if (output.json()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            importance
                    .parameters()
                    .forEach(one -> array.addObject()
                            .put("parameter", one.parameter())
                            .put("task", one.task())
                            .put("metric", importance.metric())
                            .put("effect", one.effect())
                            .put("error", one.error()));
            output.print(array);
            return;
        }
        output.line("importance of the parameters of " + id
                + InsightText.about(importance.metric(), importance.objectives()));
        output.lines(InsightText.importance(importance.parameters()));
    }
}
