package dev.temper.benchmarks.page;

import dev.temper.benchmarks.load.Beside;
import dev.temper.benchmarks.load.Deployment;
import dev.temper.benchmarks.load.OwnDeployment;
import dev.temper.benchmarks.load.Publisher;
import dev.temper.benchmarks.load.Receiver;
import dev.temper.schemas.serde.AvroDeserializer;
import dev.temper.stream.app.OptimizerApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Broker, registry, intake and engine in this JVM; the role api in a process of its own. Crews make the experiments through
 * the real topics and the real engine.
 */
final class PageStudy implements AutoCloseable {
    private static final String LARGE = "large";
    private static final int NEVER = 1_000_000;
    private static final int SECONDS_A_ROUTE = 8;

    private final PagePlan plan;
    private final Path data;
    private final Consumer<String> progress;
    private final Figures figures;
    private final Deployment deployment;
    private final Publisher publisher;
    private final CrewLane lane;
    private final Receiver receiver;
    private final Crew large;
    private final List<String> routes = new ArrayList<>();
    private @Nullable ApiRole role;

    /** @param progress told in a line what is being done */
    PageStudy(PagePlan plan, Path data, Consumer<String> progress) throws InterruptedException {
        this.plan = plan;
        this.data = data;
        this.progress = progress;
        figures = new Figures(progress);
        deployment = new OwnDeployment(data, Map.of("roles", "intake,engine"));
        deployment.awaitReady();
        publisher = new Publisher(deployment.endpoints());
        AvroDeserializer decisions = new AvroDeserializer();
        decisions.configure(deployment.endpoints().serde(), false);
        lane = new CrewLane(publisher, decisions);
        receiver = new Receiver(deployment.endpoints().bootstrap(), Deployment.PARTITIONS, List.of(lane));
        large = new Crew(LARGE, NEVER, publisher);
        lane.add(large);
    }

    /** All measurements, as lines of Markdown. */
    List<String> run() throws Exception {
        makeExperiments();
        ApiRole first = start("catch-up from nothing");
        learn(first);
        warm(first);
        measureRoutes(first);
        memory("resident memory of the role, after warming");
        first.close();
        ApiRole second = start("catch-up after a restart");
        warm(second);
        if (plan.minutes() > 0) {
            try (Chromium browser = Chromium.open(second.origin())) {
                look(browser);
                followLive(browser, second);
            }
        }
        memory("resident memory of the role, after the updates");
        if (plan.rounds() > 0) {
            beside(second);
        }
        List<String> lines = new ArrayList<>(figures.table());
        lines.addAll(List.of(
                "", "| route | calls | kB | first ms | p50 | p99 | most |", "|---|---:|---:|---:|---:|---:|---:|"));
        lines.addAll(routes);
        return lines;
    }

    /** Serves the page until somebody presses Enter, with reports that go on. */
    void show() throws Exception {
        makeExperiments();
        ApiRole shown = start("catch-up from nothing");
        progress.accept(shown.origin() + "/#/experiments/" + LARGE + ": press Enter for reports, then Enter to end");
        System.in.read();
        large.train(NEVER, plan.rate());
        System.in.read();
    }

    private void makeExperiments() throws InterruptedException {
        List<Crew> crews = new ArrayList<>();
        for (int number = 1; number <= plan.others(); number++) {
            Crew crew = new Crew("small-" + number, plan.otherTrials(), publisher);
            lane.add(crew);
            crews.add(crew);
        }
        crews.forEach(crew -> begin(crew, NEVER));
        begin(large, plan.trials());
        crews.add(large);
        long start = System.nanoTime();
        until("the experiments are made", 1_200, () -> {
            progress.accept(large.trials() + " trials");
            return crews.stream().allMatch(Crew::isDone);
        });
        crews.remove(large);
        crews.forEach(Crew::close);
        figures.add(
                "experiments made through the engine",
                "",
                "%,d trials and %d × %,d in %.0f s",
                large.trials(),
                plan.others(),
                plan.otherTrials(),
                (System.nanoTime() - start) / 1e9);
    }

    /** As agents do: an offer to an experiment that is not known yet is lost. */
    private void begin(Crew crew, int trials) {
        crew.create();
        until(crew.id() + " has begun", 60, () -> {
            crew.train(trials, 0);
            pause(200);
            return crew.trials() > 0;
        });
    }

    private ApiRole start(String what) throws IOException, InterruptedException {
        long start = System.nanoTime();
        ApiRole started = ApiRole.start(plan.temper(), deployment.endpoints(), data, Deployment.PARTITIONS);
        role = started;
        ApiClient api = new ApiClient(started.origin());
        until("the role has read the journal", 600, () -> {
            started.check();
            pause(20);
            return has(api, large.sequence()) && listed(api) == plan.others() + 1;
        });
        double read = (System.nanoTime() - start) / 1e9;
        figures.add("role api, " + what + ": until the list has all", "", "%.1f s", read);
        long asked = System.nanoTime();
        get(api, "/experiments/" + LARGE);
        figures.add(
                "role api, " + what + ": first answer on the large experiment then",
                "",
                "%.1f s",
                (System.nanoTime() - asked) / 1e9);
        return started;
    }

    /** Has the model learn from what was reported, so that there is something to tell of parameters and tasks. */
    private void learn(ApiRole of) throws InterruptedException {
        ApiClient api = new ApiClient(of.origin());
        progress.accept("the model learns");
        try (OptimizerApp model = new OptimizerApp(
                Deployment.config(deployment.endpoints(), data.resolve("model"), Map.of("roles", "model")))) {
            model.start();
            until("the model has learnt", 300, () -> {
                pause(500);
                try {
                    return !api.json("/experiments/" + LARGE + "/importance")
                            .path("parameters")
                            .isEmpty();
                } catch (IOException | InterruptedException e) {
                    return false;
                }
            });
        }
    }

    private static int listed(ApiClient api) {
        try {
            Map<String, Long> all = api.sequences();
            return all == null ? 0 : all.size();
        } catch (IOException | InterruptedException e) {
            return 0;
        }
    }

    private static boolean has(ApiClient api, long sequence) {
        try {
            Map<String, Long> all = api.sequences();
            return all != null && all.getOrDefault(LARGE, 0L) >= sequence;
        } catch (IOException | InterruptedException e) {
            return false; // still starting
        }
    }

    private static void get(ApiClient api, String path) throws InterruptedException, IOException {
        api.get(path);
    }

    private void warm(ApiRole of) throws IOException, InterruptedException {
        progress.accept("warming");
        ApiClient api = new ApiClient(of.origin());
        for (int i = 0; i < 3; i++) {
            for (String path : PageRequests.of(LARGE, large.sequence())) {
                api.get(path);
            }
        }
        for (int i = 0; i < plan.calls() / 2; i++) {
            api.get(PageRequests.LIST);
        }
    }

    private void measureRoutes(ApiRole of) throws IOException, InterruptedException {
        ApiClient api = new ApiClient(of.origin());
        RouteTimes list = RouteTimes.measure(api, PageRequests.LIST, plan.calls(), 60);
        figures.add(
                "API list, " + list.sortedMillis().length + " calls",
                "p99 ≤ 20 ms",
                "p50 %.1f, p99 %.1f ms",
                list.percentile(50),
                list.percentile(99));
        routes.add(list.row());
        for (String path : PageRequests.of(LARGE, large.sequence())) {
            RouteTimes times = RouteTimes.measure(api, path, 100, SECONDS_A_ROUTE);
            progress.accept(times.row());
            routes.add(times.row());
        }
    }

    private void memory(String what) throws IOException {
        ApiRole now = role;
        if (now != null) {
            figures.add(
                    what, "≤ 600 MB", "%.0f MB (at most %.0f so far)", now.residentMegabytes(), now.mostMegabytes());
        }
    }

    private void look(Chromium browser) {
        view(browser, "list", "#/", "table.list tbody tr", "≤ 300 ms");
        double cold = browser.load("#/experiments/" + LARGE, PageRequests.DRAWN);
        figures.add("browser: large experiment, for the first time ever", "", "%.0f ms", cold);
        try (Chromium fresh = Chromium.open(role == null ? "" : role.origin())) {
            fresh.load("#/experiments/" + LARGE, PageRequests.DRAWN);
            figures.add("the page's own files on the way", "≤ 600 kB", "%.0f kB", fresh.transfer() / 1e3);
        }
        view(browser, "large experiment, curves", "#/experiments/" + LARGE, PageRequests.DRAWN, "≤ 1,000 ms");
    }

    private void view(Chromium browser, String name, String address, String selector, String wanted) {
        double[] times = new double[12];
        for (int i = 0; i < times.length; i++) {
            times[i] = browser.load(address, selector);
        }
        double[] warm = java.util.Arrays.copyOfRange(times, 2, times.length);
        java.util.Arrays.sort(warm);
        figures.add(
                "browser: " + name + ", from navigation to drawn",
                wanted,
                "%.0f ms (%.0f to %.0f; cold %.0f)",
                (warm[4] + warm[5]) / 2,
                warm[0],
                warm[9],
                times[0]);
    }

    private void followLive(Chromium browser, ApiRole of) throws IOException {
        browser.load("#/experiments/" + LARGE, PageRequests.DRAWN);
        browser.follow();
        Chromium.Memory before = browser.memory();
        large.train(NEVER, plan.rate());
        pause(5_000);
        long begun = large.sequence();
        long start = System.nanoTime();
        browser.seen();
        lane.watch(LARGE);
        Delays delays = new Delays();
        List<String> grown = new ArrayList<>();
        double most = 0;
        long end = start + (long) (plan.minutes() * 60e9);
        for (int tick = 1; System.nanoTime() < end; tick++) {
            pause(1_000);
            delays.take(browser.seen(), lane.times());
            if (tick % 30 == 0) {
                Chromium.Memory now = browser.memory();
                most = Math.max(most, now.all());
                grown.add(String.format(Locale.ROOT, "%.0f/%.0f/%.0f", now.page(), now.all(), now.heap()));
                progress.accept("  after " + tick + " s: page/all/heap " + grown.get(grown.size() - 1)
                        + " MB, delay p50 " + delays.percentile(50) + ", p99 " + delays.percentile(99));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long entries = large.sequence() - begun;
        lane.watch(null);
        Chromium.Memory after = browser.memory();
        large.train(large.trials(), plan.rate());
        of.check();
        figures.add(
                String.format(Locale.ROOT, "live, %,d reports/s wanted", plan.rate()),
                "",
                "%,.0f journal entries/s for %.0f s, now %,d trials",
                entries / seconds,
                seconds,
                large.trials());
        figures.add(
                "live: from a decision to drawn, " + delays.size() + " decisions",
                "≤ 300 ms",
                "p50 %.0f, p95 %.0f, p99 %.0f ms",
                delays.percentile(50),
                delays.percentile(95),
                delays.percentile(99));
        figures.add(
                "browser's memory before and after, page/all processes/JS heap",
                "< 400 MB",
                "%.0f/%.0f/%.0f, then %.0f/%.0f/%.0f MB; every 30 s: %s",
                before.page(),
                before.all(),
                before.heap(),
                after.page(),
                after.all(),
                after.heap(),
                String.join(" ", grown));
    }

    private void beside(ApiRole of) throws Exception {
        ApiClient api = new ApiClient(of.origin());
        Beside.Switch halting = there -> {
            of.halt(!there);
            if (there) {
                caughtUp(api);
            }
        };
        try (Beside beside = new Beside(deployment.endpoints(), halting, progress)) {
            Beside.Result result = beside.measure(1_000, plan.rate(), plan.seconds(), plan.rounds());
            figures.add("decision latency with the role beside and without", "ratio ≤ 1.05", "%s", result);
        }
    }

    /** Nothing changes any more. */
    private void caughtUp(ApiClient api) {
        Map<?, ?>[] last = new Map<?, ?>[1];
        until("the role has made up for its halt", 60, () -> {
            try {
                Map<String, Long> now = api.sequences();
                boolean same = now != null && now.equals(last[0]);
                last[0] = now;
                pause(200);
                return same;
            } catch (IOException | InterruptedException e) {
                return false;
            }
        });
    }

    private void until(String what, int seconds, BooleanSupplier done) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (!done.getAsBoolean()) {
            receiver.check();
            publisher.check();
            String failure = deployment.failure();
            if (failure != null) {
                throw new IllegalStateException("The optimizer failed: " + failure);
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Not so after " + seconds + " s: " + what);
            }
            pause(10);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }

    @Override
    public void close() {
        ApiRole now = role;
        if (now != null) {
            now.close();
        }
        large.close();
        receiver.close();
        publisher.close();
        deployment.close();
    }
}
