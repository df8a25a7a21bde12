package dev.temper.deploy.cli;

import dev.temper.deploy.Failure;
import dev.temper.deploy.access.Party;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.Entrance;
import dev.temper.deploy.client.Trouble;
import dev.temper.schemas.serde.AvroSerde;
import dev.temper.schemas.topic.ExperimentId;
import dev.temper.schemas.topic.Topic;
import dev.temper.sinks.FollowSettings;
import dev.temper.sinks.Follower;
import dev.temper.sinks.Sink;
import dev.temper.stream.codec.RecordBytes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What all sinks have in common: what of the journal they are told, and how they run. */
final class SinkOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Connection connection = new Connection();

    @Option(
            names = {"-e", "--experiment"},
            paramLabel = "EXPERIMENT",
            description = "Tell of this experiment alone; may be repeated. Default: all, also those to come.")
    private List<String> experiments = List.of();

    @Option(
            names = "--from",
            paramLabel = "beginning|now",
            description =
                    "Where a new group begins; one that was there before goes on where it was. Default: beginning.")
    private FollowSettings.Start from = FollowSettings.Start.BEGINNING;

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = "Kafka's consumer group, under which it keeps its place: another sink of the same kind needs"
                    + " another one. Default: " + Party.SINK_GROUPS + ".KIND.")
    private @Nullable String group;

    @Mixin
    private Background background = new Background();

    /**
     * Runs a sink until the user asks for the end; closes it.
     *
     * @param to what to print of where it tells
     */
    Integer run(Sink sink, String to) {
        FollowSettings settings = new FollowSettings(group(), from, ids());
        Endpoints endpoints = connection.endpoints();
        Entrance.check(endpoints, Map.of(Topic.JOURNAL, AclOperation.READ));
        SinkProgress progress = new SinkProgress(spec.commandLine().getOut(), to, settings.group());
        Lifetime lifetime = background.lifetime();
        AvroSerde serde = new AvroSerde();
        serde.configure(endpoints.serde(), false);
        RecordBytes bytes = new RecordBytes(serde, RecordBytes.PATIENCE);
        try (sink;
                Follower follower = new Follower(endpoints.kafka(), bytes, settings, sink, progress)) {
            follower.run(lifetime::asked);
            return 0;
        } catch (KafkaException e) {
            Failure trouble = Trouble.of(e, endpoints);
            throw trouble == null ? e : trouble;
        } finally {
            lifetime.closed();
        }
    }

    private String group() {
        return group != null ? group : Party.SINK_GROUPS + "." + spec.name();
    }

    private Set<String> ids() {
        for (String id : experiments) {
            if (!ExperimentId.isAllowed(id)) {
                throw wrong("--experiment is '%s': %s".formatted(id, ExperimentId.RULE));
            }
        }
        return new TreeSet<>(experiments);
    }

    /** An address that the user gave. */
    URI address(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && uri.getUserInfo() == null && scheme.matches("https?")) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw wrong("--url is '%s': %s".formatted(text, e.getReason()));
        }
        throw wrong(
                "--url is '%s': give http://HOST:PORT or https://HOST, with a path if there is one and without a user"
                        .formatted(text));
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
