package dev.temper.console.api;

import dev.temper.console.api.TrialDetail.ReportAnswer;
import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.chronicle.Curve;
import dev.temper.console.http.Call;
import dev.temper.console.http.HttpProblem;
import dev.temper.console.http.Reply;
import dev.temper.console.http.Route;
import dev.temper.console.http.RouteParameter;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trials to look at. */
final class TrialRoutes {
    static final String GROUP = "trials";

    private final Lookup lookup;

    TrialRoutes(Lookup lookup) {
        this.lookup = lookup;
    }

    /** A page of trials. */
    record TrialPage(int total, List<TrialAnswer> trials) {}

    /**
     * The best of the trials trained in full.
     *
     * @param pareto with several objectives, those that no other is better than in all of them
     */
    record BestAnswer(TrialAnswer trial, List<TrialAnswer> pareto) {}

    List<Route> routes() {
        return List.of(
                table(),
                Route.get("/api/v1/experiments/{id}/trials/{trial}", "Shows a trial: curves, decisions, leases.")
                        .group(GROUP)
                        .path(Lookup.ID)
                        .path(Lookup.TRIAL)
                        .query(Lookup.AT)
                        .answers(200, TrialDetail.class, "The trial.")
                        .fails(404, "There is none.")
                        .fails(410, Lookup.GONE)
                        .handle(this::show),
                Route.get("/api/v1/experiments/{id}/best", "Shows the best of the trials trained in full.")
                        .group(GROUP)
                        .path(Lookup.ID)
                        .query(Lookup.AT)
                        .answers(200, BestAnswer.class, "The best.")
                        .fails(404, "There is none yet, or no such experiment.")
                        .fails(410, Lookup.GONE)
                        .handle(this::best));
    }

    private Route table() {
        return Route.get("/api/v1/experiments/{id}/trials", "Lists trials.")
                .group(GROUP)
                .path(Lookup.ID)
                .query(RouteParameter.text("sort", "By what: " + TrialTable.COLUMNS + ", or parameters.NAME.")
                        .fallback("trial"))
                .query(RouteParameter.text("order", "Rising or falling.")
                        .oneOf("asc", "desc")
                        .fallback("asc"))
                .query(RouteParameter.text("status", "Only those that stand so.")
                        .oneOf(statuses())
                        .repeatable())
                .query(RouteParameter.whole("bracket", "Only those of this bracket.")
                        .between(0, 1_000))
                .query(RouteParameter.whole("rung", "Only those that run towards or rest at this rung.")
                        .between(0, 1_000))
                .query(RouteParameter.text("search", "Part of a number, a value of a parameter, an agent or a failure.")
                        .fallback(""))
                .query(ExperimentRoutes.limit(100, 5_000))
                .query(ExperimentRoutes.offset())
                .query(Lookup.AT)
                .answers(200, TrialPage.class, "A page of them.")
                .fails(404, "There is no such experiment.")
                .fails(410, Lookup.GONE)
                .fails(422, "There is no such column to sort by.")
                .handle(this::list);
    }

    private static String[] statuses() {
        return Arrays.stream(TrialStatus.values()).map(Enum::name).toArray(String[]::new);
    }

    private Reply list(Call call) {
        return Reply.json(lookup.at(call, (chronicle, definition) -> {
            TrialTable.Part part = new TrialTable(chronicle, definition).part(call);
            return new TrialPage(
                    part.total(),
                    part.rows().stream()
                            .map(trial -> TrialAnswer.of(chronicle, trial))
                            .toList());
        }));
    }

    private Reply show(Call call) {
        int number = (int) call.whole("trial");
        return Reply.json(lookup.at(call, (chronicle, definition) -> {
            Trial trial = Lookup.trial(call, chronicle);
            return new TrialDetail(
                    TrialAnswer.of(chronicle, trial),
                    curves(chronicle.trial(number).curve()),
                    DecisionBook.ofTrial(chronicle, definition, number),
                    chronicle.leasesOf(number).stream().map(LeaseAnswer::of).toList());
        }));
    }

    private static Map<String, List<ReportAnswer>> curves(Curve curve) {
        Map<String, List<ReportAnswer>> curves = new LinkedHashMap<>();
        for (String metric : curve.metrics()) {
            List<ReportAnswer> reports = new ArrayList<>();
            for (int i = 0; i < curve.size(); i++) {
                reports.add(new ReportAnswer(curve.epoch(i), curve.value(metric, i), curve.time(i), curve.sequence(i)));
            }
            curves.put(metric, reports);
        }
        return curves;
    }

    private Reply best(Call call) {
        return Reply.json(lookup.at(call, this::best));
    }

    private BestAnswer best(Chronicle chronicle, ExperimentDefinition definition) {
        Integer number = chronicle.state().header().bestTrial();
        Trial trial = number == null ? null : chronicle.state().trials().get(number);
        if (trial == null) {
            throw new HttpProblem(404, NoBest.why(chronicle, definition));
        }
        return new BestAnswer(
                TrialAnswer.of(chronicle, trial),
                definition.metrics().isMultiple()
                        ? ParetoAnswer.of(chronicle, definition).members()
                        : List.of());
    }
}
