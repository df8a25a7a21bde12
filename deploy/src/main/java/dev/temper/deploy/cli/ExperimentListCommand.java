package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.temper.console.text.AvroJson;
import dev.temper.console.text.ShownNumber;
import dev.temper.deploy.show.ExperimentText;
import dev.temper.deploy.show.Table;
import dev.temper.schemas.ExperimentView;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code temper experiment list}. */
@Command(name = "list", mixinStandardHelpOptions = true, header = "Lists the experiments.")
final class ExperimentListCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Override
    public void run() {
        List<ExperimentView> all = connection.reads().experiments();
        if (output.json()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            all.forEach(view -> array.add(AvroJson.tree(view)));
            output.print(array);
            return;
        }
        if (all.isEmpty()) {
            output.line("no experiments yet: make one with `temper experiment create -f experiment.yaml`");
            return;
        }
        Table table = new Table("experiment", "status", ">trials", ">running", ">cost", ">best", "created");
        for (ExperimentView view : all) {
            table.row(
                    view.getExperiment(),
                    ExperimentText.status(view),
                    view.getTrials(),
                    view.getRunning(),
                    ShownNumber.cost(view.getCostMicros()),
                    ShownNumber.value(view.getBestValue()),
                    ShownNumber.time(view.getCreatedAt()));
        }
        output.lines(table.lines());
    }
}
