package dev.temper.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.console.http.Call;
import dev.temper.console.http.HttpProblem;
import dev.temper.console.http.Reply;
import dev.temper.console.http.Route;
import dev.temper.console.http.RouteParameter;
import dev.temper.core.experiment.Annotation;
import dev.temper.core.experiment.AnnotationCheck;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Problem;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentAnnotated;
import dev.temper.schemas.ExperimentArchived;
import dev.temper.schemas.ExperimentErased;
import dev.temper.schemas.ExperimentPaused;
import dev.temper.schemas.ExperimentResumed;
import dev.temper.schemas.SuggestionQueued;
import dev.temper.schemas.document.Finding;
import dev.temper.stream.codec.Parts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
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

    private final Lookup lookup;
    private final EventSender sender;

    SteeringRoutes(Lookup lookup, EventSender sender) {
        this.lookup = lookup;
        this.sender = sender;
    }

    /** A configuration to try next. */
    record SuggestionRequest(Map<String, JsonNode> parameters) {}

    /** Why something is asked; null for no reason that is told. */
    record ReasonRequest(@Nullable String reason) {}

    /** All notes and all tags. */
    record NotesRequest(String notes, List<String> tags) {}

    /** What was asked of an experiment, and that the broker has it: its decisions say what becomes of it. */
    record Accepted(String id, String asked) {}

    List<Route> routes() {
        return List.of(
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
                annotation(),
                erasure(),
                suggestion());
    }

    private Route annotation() {
        return Route.put("/api/v1/experiments/{id}/notes", "Writes notes and tags in place of those that it has.")
                .group(GROUP)
                .path(Lookup.ID)
                .header(KEY)
                .body(NotesRequest.class)
                .answers(202, Accepted.class, "The broker has it.")
                .fails(404, "There is no such experiment.")
                .fails(410, Lookup.GONE)
                .fails(422, "They are too long, or no text: problems names all that is wrong.")
                .fails(503, "The broker does not take it.")
                .handle(this::annotate);
    }

    private Reply annotate(Call call) {
        NotesRequest request = call.body(NotesRequest.class);
        ExperimentSummary summary = lookup.summary(call);
        List<Problem> problems = AnnotationCheck.check(request.notes(), request.tags());
        if (!problems.isEmpty()) {
            throw new HttpProblem(
                    422,
                    "The notes and tags cannot be taken.",
                    problems.stream()
                            .map(problem -> new Finding(problem.path(), problem.message()))
                            .toList());
        }
        List<String> tags = new Annotation("", request.tags()).tags();
        return send(call, summary, "annotate", header -> new ExperimentAnnotated(header, request.notes(), tags));
    }

    private Route erasure() {
        return Route.delete(
                        "/api/v1/experiments/{id}",
                        "Deletes the data of an archived experiment for good; its id is never used again.")
                .group(GROUP)
                .path(Lookup.ID)
                .header(KEY)
                .optionalBody(ReasonRequest.class)
                .answers(202, Accepted.class, "The broker has it.")
                .fails(404, "There is no such experiment.")
                .fails(409, "It is not archived, or trials of it still run.")
                .fails(410, "It was deleted before.")
                .fails(422, "The reason is too long.")
                .fails(503, "The broker does not take it.")
                .handle(this::erase);
    }

    private Reply erase(Call call) {
        String reason = reason(call);
        ExperimentSummary now = lookup.summary(call);
        if (!now.status().equals("ARCHIVED")) {
            throw new HttpProblem(
                    409, "Experiment '" + now.id() + "' is " + now.status() + ": archive it before you delete it.");
        }
        if (now.running() > 0) {
            throw new HttpProblem(
                    409,
                    "Experiment '" + now.id() + "' is archived, and processes of " + now.running()
                            + " trials have not ended yet: delete it when they have.");
        }
        return send(call, now, "delete", header -> new ExperimentErased(header, reason));
    }

    private Reply send(
            Call call, ExperimentSummary experiment, String asked, Function<EventHeader, SpecificRecord> event) {
        sender.send(experiment.id(), asked, call.textOrNull(KEY.name()), event);
        return Reply.json(202, new Accepted(experiment.id(), asked));
    }

    /** Null for none. */
    private static @Nullable String reason(Call call) {
        ReasonRequest request = call.bodyOrNull(ReasonRequest.class);
        return request == null ? null : GivenReason.orNone(request.reason());
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
                .fails(410, Lookup.GONE)
                .fails(409, "The experiment is over, or has the configuration already.")
                .fails(422, "The configuration does not fit: problems names all that is wrong.")
                .fails(503, "The broker does not take it.")
                .handle(this::suggest);
    }

    private Route act(
            String verb,
            String summary,
            Set<String> from,
            BiFunction<EventHeader, @Nullable String, SpecificRecord> event) {
        return Route.post("/api/v1/experiments/{id}/" + verb, summary)
                .group(GROUP)
                .path(Lookup.ID)
                .header(KEY)
                .optionalBody(ReasonRequest.class)
                .answers(202, Accepted.class, "The broker has it.")
                .fails(404, "There is no such experiment.")
                .fails(410, Lookup.GONE)
                .fails(422, "The reason is too long.")
                .fails(409, "Where it stands there is nothing to " + verb + ".")
                .fails(503, "The broker does not take it.")
                .handle(call -> {
                    String reason = reason(call);
                    ExperimentSummary now = lookup.summary(call);
                    if (call.textOrNull(KEY.name()) == null && !from.contains(now.status())) {
                        throw new HttpProblem(
                                409,
                                "Experiment '" + now.id() + "' is " + now.status() + ": there is nothing to " + verb
                                        + ".");
                    }
                    return send(call, now, verb, header -> event.apply(header, reason));
                });
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
        return send(call, summary, "suggest", header -> new SuggestionQueued(header, Parts.parameters(configuration)));
    }
}
