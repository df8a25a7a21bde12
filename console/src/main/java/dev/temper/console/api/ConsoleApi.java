package dev.temper.console.api;

import dev.temper.console.chronicle.Chronicles;
import dev.temper.console.fold.ConsoleReadSide;
import dev.temper.console.http.OpenApi;
import dev.temper.console.http.Route;
import dev.temper.stream.app.ReadSide;
import dev.temper.stream.config.OptimizerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The API of an optimizer with the role api: what it reads, and the routes that answer. Thread safe. */
public final class ConsoleApi implements AutoCloseable {
    private static final String DESCRIPTION = "/api/v1/openapi.json";

    /** An entry of a journal takes half of this in memory: the other half of the heap is for all else. */
    private static final long BYTES_AN_ENTRY = 3_500;

    private final Chronicles chronicles;
    private final Catalogue catalogue = new Catalogue();
    private final ConsoleReadSide readSide;
    private final LiveFeed feed;
    private final EventSender sender;
    private final OptimizerConfig config;

    /** Of an optimizer with these settings; nothing is read before {@link #readSide} runs. */
    public ConsoleApi(OptimizerConfig config) {
        chronicles =
                new Chronicles(config.cachedExperiments(), Runtime.getRuntime().maxMemory() / BYTES_AN_ENTRY);
        readSide = new ConsoleReadSide(config, chronicles, catalogue);
        feed = new LiveFeed(catalogue, chronicles);
        sender = new EventSender(config);
        this.config = config;
    }

    /** What the role api runs. */
    public ReadSide readSide() {
        return readSide;
    }

    /**
     * The routes, their description among them.
     *
     * @param version of this program
     * @param ready whether it has read what there was to read when it started
     */
    public List<Route> routes(String version, BooleanSupplier ready) {
        Supplier<SiteAnswer> site = () -> new SiteAnswer(version, config.bootstrapServers(), ready.getAsBoolean());
        Lookup lookup = new Lookup(catalogue, chronicles);
        DecisionBook decisions = new DecisionBook(lookup);
        List<Route> routes = new ArrayList<>();
        routes.addAll(new ExperimentRoutes(lookup).routes());
        routes.addAll(new TrialRoutes(lookup).routes());
        routes.addAll(new DecisionRoutes(lookup, decisions).routes());
        routes.addAll(new PlotRoutes(lookup).routes());
        routes.addAll(new LiveRoutes(lookup, feed).routes());
        routes.addAll(new CreationRoutes(lookup, sender, new ServedLibrary(config, catalogue)).routes());
        routes.addAll(new SteeringRoutes(lookup, sender).routes());
        routes.addAll(new HandRoutes(lookup, sender).routes());
        routes.addAll(new PlanRoutes().routes());
        routes.addAll(new DownloadRoutes(lookup).routes());
        routes.addAll(new ViewRoutes(lookup, readSide).routes());
        routes.addAll(new SiteRoutes(lookup, site).routes());
        routes.add(OpenApi.route(DESCRIPTION, "Temper", version, List.copyOf(routes)));
        return routes;
    }

    @Override
    public void close() {
        feed.close();
        sender.close();
    }
}
