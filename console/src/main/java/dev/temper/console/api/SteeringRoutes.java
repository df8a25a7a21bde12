package dev.temper.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.console.http.Call;
import dev.temper.console.http.HttpProblem;
import dev.temper.console.http.Reply;
import dev.temper.console.http.Route;
import dev.temper.console.http.RouteParameter;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.space.Configuration;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentArchived;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.ExperimentPaused;
import dev.temper.schemas.ExperimentResumed;
import dev.temper.schemas.SuggestionQueued;
import dev.temper.stream.codec.DefinitionException;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.stream.codec.DefinitionWriter;
import dev.temper.stream.codec.Parts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What users ask for: each becomes an event in the topic that the command line writes to. */
final class SteeringRoutes {
    static final RouteParameter KEY = RouteParameter.text(
                    "Idempotency-Key",
                    "Any text: the same request with the same key is done once, however often it is sent.")
            .between(1, 200);

    private static final String GROUP = "steering";
    private static final long LOOK_MILLIS = 20;
    private static final long PATIENCE_MILLIS = 10_000;

    private final Lookup lookup;
    private final EventSender sender;

    SteeringRoutes(Lookup lookup, EventSender sender) {
        this.lookup = lookup;
        this.sender = sender;
    }

    /**
     * An experiment to create.
     *
     * @param definition in YAML or JSON, as `temper experiment create -f` takes it
     * @param id in place of the definition's; null for the one that it has
     */
    record CreateRequest(String definition, @Nullable String id) {}

    /** A configuration to try next. */
    record SuggestionRequest(Map<String, JsonNode> parameters) {}

    /** What was asked of an experiment, and that the broker has it: its decisions say what becomes of it. */
    record Accepted(String id, String asked) {}

    /** A definition that can be run. */
    record Valid(boolean valid, String id, JsonNode definition) {}

    List<Route> routes() {
        return List.of(
                creation(),
                act(
                        "pause",
                        "No new leases; running trials go to their target.",
                        Set.of("RUNNING", "QUARANTINED"),
                        ExperimentPaused::new),
                act("resume", "Grants leases again.", Set.of("PAUSED", "QUARANTINED"), ExperimentResumed::new),
                act(
                        "archive",
                        "Ends the experiment for good.",
                        Set.of("RUNNING", "PAUSED", "QUARANTINED", "COMPLETE"),
                        ExperimentArchived::new),
                suggestion());
    }

    private Route creation() {
        return Route.post(
                        "/api/v1/experiments", "Creates an experiment; with dryRun only says whether it could be run.")
                .group(GROUP)
                .query(RouteParameter.flag("dryRun", "Whether to create nothing.")
                        .fallback(false))
                .header(KEY)
                .body(CreateRequest.class)
                .answers(200, Valid.class, "With dryRun: the definition can be run.")
                .answers(201, Accepted.class, "It was created.")
                .answers(202, Accepted.class, "The broker has it, and no optimizer has taken it yet.")
                .fails(409, "There is one of that id.")
                .fails(422, "The definition cannot be run: problems names all that is wrong.")
                .fails(503, "The broker does not take it.")
                .handle(this::create);
    }

    private Route suggestion() {
        return Route.post(
                        "/api/v1/experiments/{id}/suggestions",
                        "Queues a configuration of one's own: it is tried next.")
                .group(GROUP)
                .path(Lookup.ID)
                .header(KEY)
                .body(SuggestionRequest.class)
                .answers(202, Accepted.class, "The broker has it.")
                .fails(404, "There is no such experiment.")
                .fails(409, "The experiment is over, or has the configuration already.")
                .fails(422, "The configuration does not fit: problems names all that is wrong.")
                .fails(503, "The broker does not take it.")
                .handle(this::suggest);
    }

    private Route act(String verb, String summary, Set<String> from, Function<EventHeader, SpecificRecord> event) {
        return Route.post("/api/v1/experiments/{id}/" + verb, summary)
                .group(GROUP)
                .path(Lookup.ID)
                .header(KEY)
                .answers(202, Accepted.class, "The broker has it.")
                .fails(404, "There is no such experiment.")
                .fails(409, "Where it stands there is nothing to " + verb + ".")
                .fails(503, "The broker does not take it.")
                .handle(call -> {
                    ExperimentSummary now = lookup.summary(call);
                    if (call.textOrNull(KEY.name()) == null && !from.contains(now.status())) {
                        throw new HttpProblem(
                                409,
                                "Experiment '" + now.id() + "' is " + now.status() + ": there is nothing to " + verb
                                        + ".");
                    }
                    sender.send(now.id(), verb, call.textOrNull(KEY.name()), event);
                    return Reply.json(202, new Accepted(now.id(), verb));
                });
    }

    private Reply create(Call call) throws InterruptedException {
        CreateRequest request = call.body(CreateRequest.class);
        ExperimentDefinition definition = definition(request);
        String json = DefinitionWriter.write(definition);
        if (call.flag("dryRun")) {
            return Reply.json(new Valid(true, definition.id(), ExperimentAnswers.tree(json)));
        }
        String key = call.textOrNull(KEY.name());
        ExperimentSummary there = lookup.catalogue().of(definition.id());
        if (there != null && (key == null || !isSame(definition.id(), json))) {
            throw new HttpProblem(
                    409,
                    "Experiment '" + definition.id()
                            + "' exists already: choose another id, its journal is kept for ever.");
        }
        if (there == null) {
            sender.send(definition.id(), "create", key, header -> new ExperimentCreated(header, json));
        }
        return Reply.json(isTaken(definition.id()) ? 201 : 202, new Accepted(definition.id(), "create"));
    }

    private static ExperimentDefinition definition(CreateRequest request) {
        try {
            return DefinitionReader.read(
                    request.id() == null
                            ? request.definition()
                            : DefinitionId.replaced(request.definition(), request.id()));
        } catch (DefinitionException e) {
            throw new HttpProblem(422, "The definition cannot be run.", e.findings());
        }
    }

    private boolean isSame(String id, String json) {
        return lookup.chronicles().read(id, chronicle -> {
            ExperimentDefinition there = chronicle.state().header().definition();
            return there != null && DefinitionWriter.write(there).equals(json);
        });
    }

    /** Whoever creates an experiment wants to look at it next. */
    private boolean isTaken(String id) throws InterruptedException {
        for (long waited = 0; waited < PATIENCE_MILLIS; waited += LOOK_MILLIS) {
            if (lookup.catalogue().of(id) != null) {
                return true;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return false;
    }

    private Reply suggest(Call call) {
        ExperimentSummary summary = lookup.summary(call);
        if (summary.isOver()) {
            throw new HttpProblem(
                    409,
                    "Experiment '" + summary.id() + "' is " + summary.status() + ": it takes no more configurations.");
        }
        Map<String, JsonNode> given = call.body(SuggestionRequest.class).parameters();
        Configuration configuration = lookup.now(
                call, (chronicle, definition) -> GivenConfiguration.of(chronicle.state(), definition, given));
        sender.send(
                summary.id(),
                "suggest",
                call.textOrNull(KEY.name()),
                header -> new SuggestionQueued(header, Parts.parameters(configuration)));
        return Reply.json(202, new Accepted(summary.id(), "suggest"));
    }
}
