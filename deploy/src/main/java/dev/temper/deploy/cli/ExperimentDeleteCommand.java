package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.Asking;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.deploy.client.Experiments;
import dev.temper.deploy.show.ExperimentText;
import dev.temper.schemas.ExperimentErased;
import dev.temper.schemas.ExperimentStatus;
import dev.temper.schemas.ExperimentView;
import java.nio.charset.Charset;
import java.util.Objects;
import java.util.Scanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code temper experiment delete}. */
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        header = "Deletes the data of an archived experiment for good.",
        description = {
            "Its id is never used again. Its journal and its decisions stay, so that it can still be replayed:",
            "that it was deleted, when and why is part of them."
        })
final class ExperimentDeleteCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Mixin
    private NamedExperiment named = new NamedExperiment();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Mixin
    private ReasonOption reason = new ReasonOption();

    @Override
    public void run() {
        String experiment = named.id();
        String why = reason.orNone();
        Endpoints endpoints = connection.endpoints();
        try (ExperimentReader reader = Experiments.open(endpoints, experiment)) {
            check(Objects.requireNonNull(reader.experiment()));
            confirm(experiment);
            Asking.publish(
                    endpoints, reader, header -> new ExperimentErased(header, why), now -> now.experiment() == null);
            if (output.json()) {
                output.print(JsonNodeFactory.instance.objectNode().put("deleted", experiment));
            } else {
                output.line(
                        "deleted %s; `temper replay %s` still checks its journal".formatted(experiment, experiment));
            }
        }
    }

    private static void check(ExperimentView view) {
        if (view.getStatus() != ExperimentStatus.ARCHIVED) {
            throw new Failure(
                    "experiment '%s' is %s, and only an archived one can be deleted: `temper experiment archive %s` ends it"
                            .formatted(view.getExperiment(), ExperimentText.status(view), view.getExperiment()));
        }
        if (view.getRunning() > 0) {
            throw new Failure("processes of %d trials of '%s' have not ended yet: delete it when they have"
                    .formatted(view.getRunning(), view.getExperiment()));
        }
    }

    private void confirm(String experiment) {
        if (yes) {
            return;
        }
        if (System.getenv("TEMPER_TERMINAL") == null) {
            throw named.wrong("this cannot be undone, and there is no terminal to ask on: give --yes to delete '%s'"
                    .formatted(experiment));
        }
        output.line("This cannot be undone. Write %s to delete it:".formatted(experiment));
        Scanner in = new Scanner(System.in, Charset.defaultCharset());
        if (!in.hasNextLine() || !experiment.equals(in.nextLine().strip())) {
            throw new Failure("that is not '%s': nothing was deleted".formatted(experiment));
        }
    }
}
