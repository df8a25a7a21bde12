package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.Entrance;
import dev.temper.deploy.client.Trouble;
import dev.temper.schemas.topic.TopicsException;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.rebuild.LostStateException;
import dev.temper.stream.rebuild.Rebuild;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code temper rebuild}: the optimizer's state made anew from the journal alone. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        header = "Makes the optimizer's state anew from the journal, after it was lost.",
        description = {
            "Stop every optimizer first. It removes the changelogs, has the roles read the journal from its beginning,",
            "and writes down the decisions that are missing. When the optimizer starts, it folds the journal and sends",
            "no decision twice. Delete the optimizers' state directories (--state) before you start them again.",
            "It takes the optimizer's rights and settings. Killed in the middle, it goes on when it is run again."
        },
        sortOptions = false)
final class RebuildCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private OptimizerOptions options = new OptimizerOptions();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Override
    public void run() {
        Rebuild.Result result = onTopics(options, this::rebuild);
        if (output.json()) {
            output.print(JsonNodeFactory.instance
                    .objectNode()
                    .put("experiments", result.experiments())
                    .put("events", result.events())
                    .put("decisions", result.decisions())
                    .put("written", result.written())
                    .put("intakeKept", result.intakeKept()));
        } else {
            output.line(
                    "rebuilt from the journal: %,d experiments, %,d events, %,d decisions, of which %,d were not on record"
                            .formatted(result.experiments(), result.events(), result.decisions(), result.written()));
            output.line("Delete the state directories of all optimizers, then start them");
        }
    }

    private Rebuild.Result rebuild(Place place) {
        return new Rebuild(place.admin(), place.config(), this::progress).run();
    }

    private void progress(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }

    /**
     * Where something is done in the optimizer's place.
     *
     * @param admin a client of the brokers
     */
    record Place(Admin admin, OptimizerConfig config, Endpoints endpoints) {}

    /** Does something with the optimizer's settings, and says in words what goes wrong. */
    static <T> T onTopics(OptimizerOptions options, Function<Place, T> work) {
        OptimizerConfig config = options.settings(Map.of("state.dir", "none")).optimizer();
        Endpoints endpoints = options.endpoints(config);
        Entrance.check(endpoints, Map.of());
        try (Admin admin = Admin.create(endpoints.kafka())) {
            return work.apply(new Place(admin, config, endpoints));
        } catch (TopicsException | LostStateException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (KafkaException e) {
            Failure trouble = Trouble.of(e, endpoints, "READ, WRITE, CREATE or DELETE");
            throw trouble == null
                    ? new Failure("the broker at %s refused: %s".formatted(endpoints.bootstrap(), e.getMessage()), e)
                    : trouble;
        }
    }
}
