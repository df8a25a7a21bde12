package dev.temper.deploy.cli;

import dev.temper.sinks.wandb.WandbSink;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code temper sink wandb}: trials as offline runs of Weights and Biases. */
@Command(
        name = "wandb",
        mixinStandardHelpOptions = true,
        header = "Writes trials as offline runs of Weights & Biases.",
        description = "`wandb sync DIR/wandb/offline-run-*` uploads them. The sink itself calls nobody.",
        sortOptions = false)
final class SinkWandbCommand implements Callable<Integer> {
    @Option(
            names = "--to",
            paramLabel = "DIR",
            required = true,
            description = "Writes DIR/wandb/offline-run-..., one for each trial. One group writes to one directory.")
    private Path directory = Path.of("");

    @Option(
            names = "--project",
            paramLabel = "NAME",
            description = "Project of the runs; default: ${DEFAULT-VALUE}. Their group is the experiment.")
    private String project = "temper";

    @Mixin
    private SinkOptions options = new SinkOptions();

    @Override
    public Integer call() {
        return options.run(
                new WandbSink(directory, project), directory.resolve("wandb").toString());
    }
}
