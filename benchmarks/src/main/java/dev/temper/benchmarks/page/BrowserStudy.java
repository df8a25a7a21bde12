package dev.temper.benchmarks.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What a real browser shows of the page, how soon, and what that takes. */
final class BrowserStudy {
    private final CrewStage stage;
    private final PagePlan plan;
    private final ApiRole role;
    private final Figures figures;
    private final Consumer<String> progress;

    BrowserStudy(CrewStage stage, PagePlan plan, ApiRole role, Figures figures, Consumer<String> progress) {
        this.stage = stage;
        this.plan = plan;
        this.role = role;
        this.figures = figures;
        this.progress = progress;
    }

    /** All of it. A browser that has loaded a page often keeps some of these in memory: another one follows. */
    void run() throws IOException {
        try (Chromium browser = Chromium.open(role.origin())) {
            look(browser);
        }
        try (Chromium browser = Chromium.open(role.origin())) {
            follow(browser);
        }
    }

    private void look(Chromium browser) {
        view(browser, "list", "#/", "table.list tbody tr", "≤ 300 ms");
        double cold = browser.load("#/experiments/" + CrewStage.LARGE, PageRequests.DRAWN);
        figures.add("browser: large experiment, for the first time ever", "", "%.0f ms", cold);
        try (Chromium fresh = Chromium.open(role.origin())) {
            fresh.load("#/experiments/" + CrewStage.LARGE, PageRequests.DRAWN);
            figures.add("the page's own files on the way", "≤ 600 kB", "%.0f kB", fresh.transfer() / 1e3);
        }
        view(browser, "large experiment, curves", "#/experiments/" + CrewStage.LARGE, PageRequests.DRAWN, "≤ 1,000 ms");
    }

    private void view(Chromium browser, String name, String address, String selector, String wanted) {
        double[] times = new double[12];
        for (int i = 0; i < times.length; i++) {
            times[i] = browser.load(address, selector);
        }
        double[] warm = Arrays.copyOfRange(times, 2, times.length);
        Arrays.sort(warm);
        figures.add(
                "browser: " + name + ", from navigation to drawn",
                wanted,
                "%.0f ms (%.0f to %.0f; cold %.0f)",
                (warm[4] + warm[5]) / 2,
                warm[0],
                warm[9],
                times[0]);
    }

    private void follow(Chromium browser) throws IOException {
        browser.load("#/experiments/" + CrewStage.LARGE, PageRequests.DRAWN);
        browser.follow();
        Chromium.Memory before = browser.memory();
        stage.large().train(CrewStage.NEVER, plan.rate());
        CrewStage.pause(5_000);
        long begun = stage.large().sequence();
        long start = System.nanoTime();
        double cpu = role.cpuSeconds();
        browser.seen();
        stage.lane().watch(CrewStage.LARGE);
        Delays delays = new Delays();
        List<String> grown = new ArrayList<>();
        long end = start + (long) (plan.minutes() * 60e9);
        for (int tick = 1; System.nanoTime() < end; tick++) {
            CrewStage.pause(1_000);
            delays.take(browser.seen(), stage.lane().times());
            if (tick % 30 == 0) {
                Chromium.Memory now = browser.memory();
                grown.add(String.format(Locale.ROOT, "%.0f/%.0f/%.0f", now.page(), now.all(), now.heap()));
                progress.accept("  after " + tick + " s: page/all/heap " + grown.get(grown.size() - 1)
                        + " MB, delay p50 " + delays.percentile(50) + ", p99 " + delays.percentile(99));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long entries = stage.large().sequence() - begun;
        cpu = role.cpuSeconds() - cpu;
        stage.lane().watch(null);
        stage.large().train(stage.large().trials(), plan.rate());
        role.check();
        figures.add(
                String.format(Locale.ROOT, "live, %,d reports/s wanted", plan.rate()),
                "",
                "%,.0f journal entries/s for %.0f s, now %,d trials; the role took %.0f %% of a core",
                entries / seconds,
                seconds,
                stage.large().trials(),
                100 * cpu / seconds);
        tell(delays, before, browser.memory(), grown);
    }

    private void tell(Delays delays, Chromium.Memory before, Chromium.Memory after, List<String> grown) {
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
}
