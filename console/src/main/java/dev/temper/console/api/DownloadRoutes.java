package dev.temper.console.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.chronicle.Curve;
import dev.temper.console.http.Call;
import dev.temper.console.http.Json;
import dev.temper.console.http.Reply;
import dev.temper.console.http.Route;
import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.space.Parameter;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Trials and curves as files. */
final class DownloadRoutes {
    private static final String GROUP = "downloads";

    private final Lookup lookup;

    DownloadRoutes(Lookup lookup) {
        this.lookup = lookup;
    }

    /** A row of a file of curves. */
    record CurveRow(int trial, int epoch, long sequence, long time, Map<String, Double> values) {}

    List<Route> routes() {
        return List.of(
                file("trials.csv", "text/csv", "Every trial as a row of CSV (RFC 4180).", this::trialsCsv),
                file("curves.csv", "text/csv", "Every report as a row of CSV (RFC 4180).", this::curvesCsv),
                Route.get("/api/v1/experiments/{id}/trials.json", "Every trial as JSON.")
                        .group(GROUP)
                        .path(Lookup.ID)
                        .query(Lookup.AT)
                        .answers(200, TrialAnswer[].class, "The trials.")
                        .fails(404, "There is no such experiment.")
                        .fails(410, Lookup.GONE)
                        .handle(this::trialsJson),
                Route.get("/api/v1/experiments/{id}/curves.json", "Every report as JSON.")
                        .group(GROUP)
                        .path(Lookup.ID)
                        .query(Lookup.AT)
                        .answers(200, CurveRow[].class, "The reports, by trial.")
                        .fails(404, "There is no such experiment.")
                        .fails(410, Lookup.GONE)
                        .handle(this::curvesJson));
    }

    private interface Rows {
        void write(Chronicle chronicle, ExperimentDefinition definition, Csv csv);
    }

    private Route file(String name, String type, String summary, Rows rows) {
        return Route.get("/api/v1/experiments/{id}/" + name, summary)
                .group(GROUP)
                .path(Lookup.ID)
                .query(Lookup.AT)
                .answersIn(type, "The file.")
                .fails(404, "There is no such experiment.")
                .fails(410, Lookup.GONE)
                .handle(call -> {
                    Csv csv = new Csv();
                    lookup.at(call, (chronicle, definition) -> {
                        rows.write(chronicle, definition, csv);
                        return csv;
                    });
                    return attached(Reply.bytes(type, csv.bytes()), call, name);
                });
    }

    /** An id has letters, digits and a few signs: it can stand in a header. */
    private static Reply attached(Reply reply, Call call, String name) {
        return reply.with(
                "Content-Disposition",
                "attachment; filename=\"" + call.text("id").replaceAll("[^A-Za-z0-9._-]", "_") + "-" + name + "\"");
    }

    private void trialsCsv(Chronicle chronicle, ExperimentDefinition definition, Csv csv) {
        List<String> parameters =
                definition.parameters().stream().map(Parameter::name).toList();
        csv.row(
                        "trial",
                        "status",
                        "bracket",
                        "rung",
                        "epoch",
                        "value",
                        "bestValue",
                        "cost",
                        "seconds",
                        "gpuSeconds",
                        "failures",
                        "losses")
                .cells(parameters.stream().map(name -> "parameters." + name).toList())
                .end();
        for (PersistentMap.Entry<Integer, Trial> row : chronicle.state().trials()) {
            TrialAnswer trial = TrialAnswer.of(chronicle, row.value());
            csv.row(
                            trial.trial(),
                            trial.status(),
                            trial.bracket(),
                            trial.rung(),
                            trial.epoch(),
                            trial.value(),
                            trial.bestValue(),
                            trial.cost(),
                            trial.seconds(),
                            trial.gpuSeconds(),
                            trial.failures(),
                            trial.losses())
                    .cells(parameters.stream().map(trial.parameters()::get).toList())
                    .end();
        }
    }

    private void curvesCsv(Chronicle chronicle, ExperimentDefinition definition, Csv csv) {
        NavigableSet<String> metrics = new TreeSet<>();
        for (int trial = 1; trial <= chronicle.state().trials().size(); trial++) {
            metrics.addAll(chronicle.trial(trial).curve().metrics());
        }
        csv.row("trial", "epoch", "sequence", "time")
                .cells(new ArrayList<>(metrics))
                .end();
        for (int trial = 1; trial <= chronicle.state().trials().size(); trial++) {
            Curve curve = chronicle.trial(trial).curve();
            for (int i = 0; i < curve.size(); i++) {
                int at = i;
                csv.row(trial, curve.epoch(i), curve.sequence(i), curve.time(i))
                        .cells(metrics.stream()
                                .map(metric -> (Object) curve.value(metric, at))
                                .toList())
                        .end();
            }
        }
    }

    private Reply trialsJson(Call call) {
        List<TrialAnswer> all = lookup.at(call, (chronicle, definition) -> {
            List<TrialAnswer> trials = new ArrayList<>();
            chronicle.state().trials().forEach(row -> trials.add(TrialAnswer.of(chronicle, row.value())));
            return trials;
        });
        return attached(streamed(all), call, "trials.json");
    }

    private Reply curvesJson(Call call) {
        List<CurveRow> all = lookup.at(call, (chronicle, definition) -> {
            List<CurveRow> rows = new ArrayList<>();
            for (int trial = 1; trial <= chronicle.state().trials().size(); trial++) {
                Curve curve = chronicle.trial(trial).curve();
                for (int i = 0; i < curve.size(); i++) {
                    rows.add(row(trial, curve, i));
                }
            }
            return rows;
        });
        return attached(streamed(all), call, "curves.json");
    }

    private static CurveRow row(int trial, Curve curve, int index) {
        Map<String, Double> values = new java.util.LinkedHashMap<>();
        curve.metrics().forEach(metric -> values.put(metric, curve.value(metric, index)));
        return new CurveRow(trial, curve.epoch(index), curve.sequence(index), curve.time(index), values);
    }

    private static Reply streamed(List<?> all) {
        return Reply.written("application/json", out -> {
            try (JsonGenerator json = Json.mapper().createGenerator(out)) {
                Json.mapper().writeValue(json, all);
            }
        });
    }
}
