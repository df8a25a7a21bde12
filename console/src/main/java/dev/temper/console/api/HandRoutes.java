package dev.temper.console.api;

import dev.temper.console.api.SteeringRoutes.Accepted;
import dev.temper.console.http.Call;
import dev.temper.console.http.HttpProblem;
import dev.temper.console.http.Reply;
import dev.temper.console.http.Route;
import dev.temper.core.definition.Ladder;
import dev.temper.core.event.Event;
import dev.temper.core.experiment.ExtensionCheck;
import dev.temper.core.space.Problem;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentExtended;
import dev.temper.schemas.KeepRequested;
import dev.temper.schemas.StopRequested;
import dev.temper.schemas.document.Finding;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What users decide by hand, for a reason that stays on record: more budget, the end of a trial, or its full training. */
final class HandRoutes {
    private static final String GROUP = "steering";

    private final Lookup lookup;
    private final EventSender sender;

    HandRoutes(Lookup lookup, EventSender sender) {
        this.lookup = lookup;
        this.sender = sender;
    }

    /**
     * What an experiment may have more of; each number is the new total.
     *
     * @param trials null to leave them as they are
     * @param cost in full trainings as they were at its creation; null to leave it as it is
     * @param maxEpochs of a full training; null to leave them as they are
     */
    record ExtensionRequest(
            @Nullable Integer trials,
            @Nullable Double cost,
            @Nullable Integer maxEpochs,
            @Nullable String reason) {}

    /** Why something is asked of a trial. */
    record TrialReason(String reason) {}

    private interface EventOfTrial {
        SpecificRecord of(EventHeader header, int trial, String reason);
    }

    List<Route> routes() {
        return List.of(
                Route.post(
                                "/api/v1/experiments/{id}/extension",
                                "Allows more trials, cost or epochs; a complete one runs again.")
                        .group(GROUP)
                        .path(Lookup.ID)
                        .header(SteeringRoutes.KEY)
                        .body(ExtensionRequest.class)
                        .answers(202, Accepted.class, "The broker has it.")
                        .fails(404, "There is no such experiment.")
                        .fails(410, Lookup.GONE)
                        .fails(409, "The experiment is archived.")
                        .fails(422, "It cannot be extended so: problems names all that is wrong.")
                        .fails(503, "The broker does not take it.")
                        .handle(this::extend),
                ofTrial("stop", "Ends a trial for good, whether it runs or rests.", StopRequested::new),
                ofTrial("keep", "Has a trial trained in full, as far as the budget allows.", KeepRequested::new));
    }

    private Reply extend(Call call) {
        ExtensionRequest request = call.body(ExtensionRequest.class);
        String reason = GivenReason.orNone(request.reason());
        ExperimentSummary summary = lookup.summary(call);
        if (summary.status().equals("ARCHIVED")) {
            throw new HttpProblem(409, "Experiment '" + summary.id() + "' is archived, and stays as it is.");
        }
        Double cost = request.cost();
        Long micros = cost == null ? null : (Long) Math.round(cost * Ladder.FULL_COST);
        Event.ExperimentExtended wanted =
                new Event.ExperimentExtended(request.trials(), micros, request.maxEpochs(), reason);
        List<Problem> problems = lookup.now(call, (chronicle, definition) -> ExtensionCheck.check(definition, wanted));
        if (!problems.isEmpty()) {
            throw new HttpProblem(
                    422,
                    "Experiment '" + summary.id() + "' cannot be extended so.",
                    problems.stream()
                            .map(problem -> new Finding(problem.path(), problem.message()))
                            .toList());
        }
        return send(
                call,
                "extend",
                header -> new ExperimentExtended(header, request.trials(), micros, request.maxEpochs(), reason));
    }

    private Route ofTrial(String verb, String summary, EventOfTrial event) {
        return Route.post("/api/v1/experiments/{id}/trials/{trial}/" + verb, summary)
                .group(GROUP)
                .path(Lookup.ID)
                .path(Lookup.TRIAL)
                .header(SteeringRoutes.KEY)
                .body(TrialReason.class)
                .answers(202, Accepted.class, "The broker has it.")
                .fails(404, "There is no such trial.")
                .fails(410, Lookup.GONE)
                .fails(409, "The trial is over.")
                .fails(422, "The reason is missing or too long.")
                .fails(503, "The broker does not take it.")
                .handle(call -> askOf(call, verb, event));
    }

    private Reply askOf(Call call, String verb, EventOfTrial event) {
        String reason = GivenReason.of(call.body(TrialReason.class).reason());
        int number = (int) call.whole("trial");
        TrialStatus status = lookup.now(call, (chronicle, definition) -> {
            Trial trial = Lookup.trial(call, chronicle);
            return trial.status();
        });
        boolean over = status == TrialStatus.COMPLETED || status == TrialStatus.STOPPED || status == TrialStatus.FAILED;
        if (over && call.textOrNull(SteeringRoutes.KEY.name()) == null) {
            throw new HttpProblem(409, "Trial " + number + " is " + status + ": there is nothing to " + verb + ".");
        }
        return send(call, verb + " " + number, header -> event.of(header, number, reason));
    }

    private Reply send(Call call, String operation, java.util.function.Function<EventHeader, SpecificRecord> event) {
        sender.send(call.text("id"), operation, call.textOrNull(SteeringRoutes.KEY.name()), event);
        return Reply.json(202, new Accepted(call.text("id"), operation));
    }
}
