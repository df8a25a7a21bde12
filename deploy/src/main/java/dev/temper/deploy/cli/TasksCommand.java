package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.console.api.InsightAnswers.TaskAnswer;
import dev.temper.console.api.InsightAnswers.TasksAnswer;
import dev.temper.deploy.client.Reads;
import dev.temper.deploy.show.InsightText;
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
        Reads reads = experiment.reads(connection);
        String id = experiment.id(reads);
        TasksAnswer tasks = reads.tasks(id);
        if (output.json()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            tasks.tasks().forEach(one -> array.add(json(one).put("metric", tasks.metric())));
            output.print(array);
            return;
        }
        output.line("tasks of " + id + InsightText.about(tasks.metric(), tasks.objectives()));
        output.lines(InsightText.tasks(tasks.tasks()));
        output.lines(InsightText.beliefs(tasks));
    }

    private static ObjectNode json(TaskAnswer one) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("task", one.task())
                .put("costMicros", micros(one.cost()))
                .put("correlation", one.correlation())
                .put("seconds", one.seconds());
        ArrayNode observations = node.putArray("observations");
        one.observations().forEach(observations::add);
        ArrayNode spent = node.putArray("spentMicros");
        one.spent().forEach(cost -> spent.add(micros(cost)));
        return node;
    }

    private static long micros(double cost) {
        return Math.round(cost * 1e6);
    }
}
