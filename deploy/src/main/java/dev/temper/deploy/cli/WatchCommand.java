package dev.temper.deploy.cli;

import dev.temper.console.text.AvroJson;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.deploy.client.Experiments;
import dev.temper.deploy.show.ExperimentText;
import dev.temper.deploy.show.WatchScreen;
import dev.temper.schemas.ExperimentStatus;
import dev.temper.schemas.ExperimentView;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code temper watch}: an experiment as it runs. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        header = "Follows an experiment until it is complete.",
        description = "A live screen on a terminal, a line for each change otherwise; Ctrl-C leaves it running.")
final class WatchCommand implements Runnable {
    private static final Duration REFRESH = Duration.ofMillis(400);

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Mixin
    private ChosenExperiment experiment = new ChosenExperiment();

    @Option(names = "--plain", description = "Plain lines on a terminal too.")
    private boolean plain;

    @Override
    public void run() {
        experiment.given(); // what is not understood is said whether or not anybody is there
        String id = experiment.id(connection.reads());
        LiveScreen screen = LiveScreen.onTerminal();
        try (ExperimentReader reader = Experiments.open(connection.endpoints(), id)) {
            show(reader, screen);
            while (!over(view(reader))) {
                if (reader.poll(REFRESH)) {
                    reader.toEnd();
                    show(reader, screen);
                }
            }
            if (!output.json()) {
                output.line(ExperimentText.summary(view(reader)));
            }
        }
    }

    private void show(ExperimentReader reader, LiveScreen screen) {
        ExperimentView view = view(reader);
        if (output.json()) {
            output.line(AvroJson.tree(view).toString());
        } else if (plain || !screen.possible()) {
            output.line(WatchScreen.line(view));
        } else {
            List<String> lines = WatchScreen.lines(view, reader.trials().values(), screen.width());
            output.line(screen.redraw(lines));
        }
    }

    private static boolean over(ExperimentView view) {
        return view.getStatus() == ExperimentStatus.COMPLETE || view.getStatus() == ExperimentStatus.ARCHIVED;
    }

    private static ExperimentView view(ExperimentReader reader) {
        return Objects.requireNonNull(reader.experiment());
    }
}
