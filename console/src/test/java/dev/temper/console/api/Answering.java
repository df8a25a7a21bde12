package dev.temper.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.chronicle.Chronicles;
import dev.temper.console.chronicle.Line;
import dev.temper.console.chronicle.Lines;
import dev.temper.console.http.HttpSettings;
import dev.temper.console.http.Json;
import dev.temper.console.http.Route;
import dev.temper.console.http.WebServer;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.stream.codec.EventCodec;
import dev.temper.testkit.Scenario;
import dev.temper.testkit.Simulation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** The API over a simulated experiment, of which a test takes as many lines as it wants. */
final class Answering implements AutoCloseable {
    static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String id;
    private final List<Line> lines;
    private final Catalogue catalogue = new Catalogue();
    private final Chronicles chronicles = new Chronicles(4, 1_000_000);
    private final LiveFeed feed = new LiveFeed(catalogue, chronicles);
    private final List<Line> taken = new ArrayList<>();
    private final WebServer server;

    Answering(Scenario scenario) {
        this(scenario, List.of());
    }

    /** With what people ask when the simulation has come to its end. */
    Answering(Scenario scenario, List<Event> asked) {
        id = scenario.definition().id();
        lines = new ArrayList<>(Lines.of(Simulation.play(scenario)));
        long offset = lines.get(lines.size() - 1).offset();
        for (int i = 1; i <= asked.size(); i++) {
            JournalEntry entry = new JournalEntry(new EventId("by hand", i), Long.MAX_VALUE / 4, asked.get(i - 1));
            lines.add(new Line(offset + i, entry, EventCodec.encode(id, entry, "temper.experiments", 0, i)));
        }
        chronicles.readFrom((experiment, after, wanted) -> {
            for (Line line : List.copyOf(taken)) {
                if (line.offset() > after && !wanted.test(line)) {
                    return;
                }
            }
        });
        server = WebServer.open(HttpSettings.loopback(0), routes());
    }

    private List<Route> routes() {
        Lookup lookup = new Lookup(catalogue, chronicles);
        DecisionBook decisions = new DecisionBook(lookup);
        List<Route> routes = new ArrayList<>();
        routes.addAll(new ExperimentRoutes(lookup).routes());
        routes.addAll(new TrialRoutes(lookup).routes());
        routes.addAll(new DecisionRoutes(lookup, decisions).routes());
        routes.addAll(new PlotRoutes(lookup).routes());
        routes.addAll(new LiveRoutes(lookup, feed).routes());
        routes.addAll(new DownloadRoutes(lookup).routes());
        routes.addAll(new SiteRoutes(lookup, () -> new SiteAnswer("test", "nowhere:1", true)).routes());
        return routes;
    }

    Answering takeAll() {
        return take(lines.size());
    }

    /** Takes lines up to so many. */
    Answering take(int count) {
        while (taken.size() < Math.min(count, lines.size())) {
            Line line = lines.get(taken.size());
            taken.add(line);
            chronicles.take(id, line, (experiment, after, wanted) -> {}, catalogue::changed);
        }
        return this;
    }

    int lines() {
        return lines.size();
    }

    Chronicle chronicle() {
        return chronicles.read(id, chronicle -> chronicle);
    }

    String experiment() {
        return "/api/v1/experiments/" + id;
    }

    String url(String path) {
        return server.url() + path;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(url(path))).build(), BodyHandlers.ofString());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(200);
        return Json.mapper().readTree(response.body());
    }

    @Override
    public void close() {
        server.close();
        feed.close();
    }
}
