package dev.temper.benchmarks.page;

import dev.temper.benchmarks.load.Beside;
import dev.temper.benchmarks.load.Deployment;
import dev.temper.stream.app.OptimizerApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The role api in a process of its own, on experiments that crews have made: what it takes, and how soon it answers. */
final class PageStudy implements AutoCloseable {
    private static final int SECONDS_A_ROUTE = 8;
    private static final int PLACES = 20;

    private final PagePlan plan;
    private final Path data;
    private final Consumer<String> progress;
    private final Figures figures;
    private final CrewStage stage;
    private final List<String> routes = new ArrayList<>();
    private @Nullable ApiRole role;

    /** @param progress told in a line what is being done */
    PageStudy(PagePlan plan, Path data, Consumer<String> progress) throws InterruptedException {
        this.plan = plan;
        this.data = data;
        this.progress = progress;
        figures = new Figures(progress);
        stage = new CrewStage(data);
    }

    /** All measurements, as lines of Markdown. */
    List<String> run() throws Exception {
        make();
        ApiRole first = start("catch-up from nothing");
        learn(first);
        warm(first);
        measureRoutes(first);
        measurePast(first);
        memory("resident memory of the role, after warming");
        first.close();
        ApiRole second = start("catch-up after a restart");
        warm(second);
        if (plan.minutes() > 0) {
            new BrowserStudy(stage, plan, second, figures, progress).run();
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
        make();
        ApiRole shown = start("catch-up from nothing");
        progress.accept(
                shown.origin() + "/#/experiments/" + CrewStage.LARGE + ": press Enter for reports, then Enter to end");
        System.in.read();
        stage.large().train(CrewStage.NEVER, plan.rate());
        System.in.read();
    }

    private void make() {
        double seconds = stage.make(plan, progress);
        figures.add(
                "experiments made through the engine",
                "",
                "%,d trials and %d × %,d in %.0f s",
                stage.large().trials(),
                plan.others(),
                plan.otherTrials(),
                seconds);
    }

    private ApiRole start(String what) throws IOException, InterruptedException {
        long start = System.nanoTime();
        ApiRole started = ApiRole.start(plan.temper(), stage.endpoints(), data, Deployment.PARTITIONS);
        role = started;
        ApiClient api = new ApiClient(started.origin());
        stage.until("the role has read the journal", 600, () -> {
            started.check();
            CrewStage.pause(20);
            return has(api, stage.large().sequence()) && listed(api) == plan.others() + 1;
        });
        double read = (System.nanoTime() - start) / 1e9;
        figures.add("role api, " + what + ": until the list has all", "", "%.1f s", read);
        long asked = System.nanoTime();
        api.get("/experiments/" + CrewStage.LARGE);
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
                Deployment.config(stage.endpoints(), data.resolve("model"), Map.of("roles", "model")))) {
            model.start();
            stage.until("the model has learnt", 300, () -> {
                CrewStage.pause(500);
                try {
                    return !api.json("/experiments/" + CrewStage.LARGE + "/importance")
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
            return all != null && all.getOrDefault(CrewStage.LARGE, 0L) >= sequence;
        } catch (IOException | InterruptedException e) {
            return false; // still starting
        }
    }

    private void warm(ApiRole of) throws IOException, InterruptedException {
        progress.accept("warming");
        ApiClient api = new ApiClient(of.origin());
        for (int i = 0; i < 3; i++) {
            for (String path : PageRequests.of(CrewStage.LARGE, stage.large().sequence())) {
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
        for (String path : PageRequests.of(CrewStage.LARGE, stage.large().sequence())) {
            RouteTimes times = RouteTimes.measure(api, path, Math.min(100, plan.calls()), SECONDS_A_ROUTE);
            progress.accept(times.row());
            routes.add(times.row());
        }
    }

    /** Going back and forth in the journal, each time to a place where nobody has been. */
    private void measurePast(ApiRole of) throws IOException, InterruptedException {
        ApiClient api = new ApiClient(of.origin());
        double[] times = new double[PLACES];
        for (int i = 0; i < PLACES; i++) {
            long place = stage.large().sequence() * (1 + (i * 7L) % PLACES) / (PLACES + 1);
            long start = System.nanoTime();
            api.get("/experiments/" + CrewStage.LARGE + "/curves?limit=500&points=300&at=" + Math.max(1, place));
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        figures.add(
                "the curves as they stood at " + PLACES + " other places of the journal, back and forth",
                "",
                "median %.0f, most %.0f ms",
                times[PLACES / 2],
                times[PLACES - 1]);
    }

    private void memory(String what) throws IOException {
        ApiRole now = role;
        if (now != null) {
            figures.add(
                    what, "≤ 600 MB", "%.0f MB (at most %.0f so far)", now.residentMegabytes(), now.mostMegabytes());
        }
    }

    private void beside(ApiRole of) throws Exception {
        ApiClient api = new ApiClient(of.origin());
        Beside.Switch halting = there -> {
            of.halt(!there);
            if (there) {
                caughtUp(api);
            }
        };
        try (Beside beside = new Beside(stage.endpoints(), halting, progress)) {
            Beside.Result result = beside.measure(1_000, plan.rate(), plan.seconds(), plan.rounds());
            figures.add("decision latency with the role beside and without", "ratio ≤ 1.05", "%s", result);
        }
    }

    /** Nothing changes any more. */
    private void caughtUp(ApiClient api) {
        Map<?, ?>[] last = new Map<?, ?>[1];
        stage.until("the role has made up for its halt", 60, () -> {
            try {
                Map<String, Long> now = api.sequences();
                boolean same = now != null && now.equals(last[0]);
                last[0] = now;
                CrewStage.pause(200);
                return same;
            } catch (IOException | InterruptedException e) {
                return false;
            }
        });
    }

    @Override
    public void close() {
        ApiRole now = role;
        if (now != null) {
            now.close();
        }
        stage.close();
    }
}
