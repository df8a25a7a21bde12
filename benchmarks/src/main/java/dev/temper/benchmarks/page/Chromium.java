package dev.temper.benchmarks.page;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real browser without a window that looks at the page, and says when something was drawn and what it takes. */
final class Chromium implements AutoCloseable {
    /** In the page before its own scripts: takes the time of the second frame after something is there. */
    private static final String WATCH = """
            window.shownAt = (selector, found) => {
              const look = () => document.querySelector(selector)
                ? requestAnimationFrame(() => requestAnimationFrame(() => found(performance.now())))
                : requestAnimationFrame(look);
              look();
            };
            """;

    /** Notes the journal entry that the head of the page tells, when the second frame after it was drawn. */
    private static final String FOLLOW = """
            window.seen = [];
            let last = 0;
            const look = () => {
              const entry = Number(document.getElementById('connection').textContent.replace(/\\D/g, ''));
              if (entry !== last) {
                last = entry;
                requestAnimationFrame(() => requestAnimationFrame(() => window.seen.push([entry, Date.now()])));
              }
              requestAnimationFrame(look);
            };
            look();
            """;

    private static final String TRANSFER = """
            const all = [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')];
            return all.filter(one => !new URL(one.name).pathname.startsWith('/api/') && !new URL(one.name).pathname.startsWith('/health'))
              .reduce((sum, one) => sum + one.transferSize, 0);
            """;

    private final ChromeDriver driver;
    private final String origin;

    /** What a browser takes, in MB: the page's own process, all processes, and the page's JavaScript heap. */
    record Memory(double page, double all, double heap) {}

    /**
     * A journal entry that was shown.
     *
     * @param time milliseconds since 1970
     */
    record Seen(long entry, long time) {}

    private Chromium(ChromeDriver driver, String origin) {
        this.driver = driver;
        this.origin = origin;
    }

    /** Whether there is a browser on this machine. */
    static boolean isThere() {
        return binary("chromium", "chromium-browser", "google-chrome").isPresent()
                && binary("chromedriver").isPresent();
    }

    private static Optional<File> binary(String... names) {
        List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator, -1));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toFile);
    }

    /** Opens one that has seen nothing yet. */
    static Chromium open(String origin) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(
                binary("chromium", "chromium-browser", "google-chrome").orElseThrow());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--window-size=1400,1000");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(binary("chromedriver").orElseThrow())
                .usingAnyFreePort()
                .build();
        Chromium browser = new Chromium(new ChromeDriver(service, options), origin);
        browser.driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        browser.driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
        return browser;
    }

    /**
     * Loads the page at an address.
     *
     * @param selector of what is awaited
     * @return milliseconds from the beginning of the navigation until that is drawn
     */
    double load(String address, String selector) {
        driver.get("about:blank");
        driver.get(origin + "/" + address);
        return number(driver.executeAsyncScript("shownAt(arguments[0], arguments[1])", selector));
    }

    /** Bytes that the page's own files took on the way. */
    double transfer() {
        return number(driver.executeScript(TRANSFER));
    }

    private static double number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }

    /** From now on, notes what is seen of the journal. */
    void follow() {
        driver.executeScript(FOLLOW);
    }

    /** What was seen since this was asked last. */
    List<Seen> seen() {
        List<?> rows = (List<?>) Objects.requireNonNull(driver.executeScript("return window.seen.splice(0)"));
        return rows.stream()
                .map(row -> (List<?>) row)
                .map(row -> new Seen((long) number(row.get(0)), (long) number(row.get(1))))
                .toList();
    }

    /** Where the view is scrolled to, from the top, in pixels. */
    void scroll(int pixels) {
        driver.executeScript("scrollTo(0, arguments[0])", pixels);
    }

    /** What it takes after a garbage collection of the page's heap. */
    Memory memory() throws IOException {
        driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
        Map<?, ?> usage = driver.executeCdpCommand("Runtime.getHeapUsage", Map.of());
        double page = 0;
        double all = 0;
        for (ProcessHandle one : ProcessHandle.current().descendants().toList()) {
            String command = command(one.pid());
            if (command.contains("chrom") && !command.contains("chromedriver")) {
                double own = proportional(one.pid());
                all += own;
                page = command.contains("--type=renderer") ? Math.max(page, own) : page;
            }
        }
        return new Memory(page, all, number(usage.get("usedSize")) / 1e6);
    }

    private static String command(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
        } catch (IOException e) {
            return ""; // it has ended
        }
    }

    /** Resident memory, with a share of what it has together with others, in MB. */
    private static double proportional(long pid) {
        try (Stream<String> rows = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return rows.filter(row -> row.startsWith("Pss:"))
                    .mapToDouble(row -> Double.parseDouble(row.replaceAll("\\D", "")) * 1_024 / 1e6)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // it has ended
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
