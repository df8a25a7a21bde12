package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.temper.console.text.AvroJson;
import dev.temper.console.text.ShownNumber;
import dev.temper.deploy.show.ExperimentText;
import dev.temper.deploy.show.Table;
import dev.temper.schemas.ExperimentView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code temper experiment list}. */
@Command(name = "list", mixinStandardHelpOptions = true, header = "Lists the experiments.")
final class ExperimentListCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Option(names = "--tag", paramLabel = "TAG", description = "Only those with this tag.")
    private @Nullable String tag;

    @Override
    public void run() {
        List<ExperimentView> all = connection.reads().experiments().stream()
                .filter(view -> tag == null || view.getTags().contains(tag))
                .toList();
        if (output.json()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            all.forEach(view -> array.add(AvroJson.tree(view)));
            output.print(array);
            return;
        }
        if (all.isEmpty() && tag != null) {
            output.line(
                    "no experiment has the tag '%s': `temper experiment list` shows all with theirs".formatted(tag));
            return;
        }
        if (all.isEmpty()) {
            output.line("no experiments yet: make one with `temper experiment create -f experiment.yaml`");
            return;
        }
        Table table = new Table("experiment", "status", ">trials", ">running", ">cost", ">best", "created", "tags");
        for (ExperimentView view : all) {
            table.row(
                    view.getExperiment(),
                    ExperimentText.status(view),
                    view.getTrials(),
                    view.getRunning(),
                    ShownNumber.cost(view.getCostMicros()),
                    ShownNumber.value(view.getBestValue()),
                    ShownNumber.time(view.getCreatedAt()),
                    String.join(", ", view.getTags()));
        }
        output.lines(table.lines());
    }
}
