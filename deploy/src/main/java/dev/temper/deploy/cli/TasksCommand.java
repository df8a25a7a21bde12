package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.explain.TaskInsight;
import dev.temper.deploy.client.JournalState;
import dev.temper.deploy.show.InsightText;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code temper tasks}: what cheap tasks tell of the full one, and what was spent on each. */
@Command(
        name = "tasks",
        mixinStandardHelpOptions = true,
        header = "Says what each task tells of the full one, and what was seen and spent on it over time.",
        description = "Of several objectives the correlation is the first one's.")
final class TasksCommand implements Runnable {
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
        List<TaskInsight> all = TaskInsight.of(state);
        if (output.json()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            all.forEach(one -> array.add(json(one).put("metric", InsightText.metric(state))));
            output.print(array);
            return;
        }
        output.line("tasks of " + id + InsightText.about(state));
        output.lines(InsightText.tasks(all));
    }

    private static ObjectNode json(TaskInsight one) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("task", one.task())
                .put("costMicros", one.costMicros())
                .put("correlation", one.correlation())
                .put("seconds", one.seconds());
        ArrayNode observations = node.putArray("observations");
        one.observations().forEach(observations::add);
        ArrayNode spent = node.putArray("spentMicros");
        one.spentMicros().forEach(spent::add);
        return node;
    }
}
