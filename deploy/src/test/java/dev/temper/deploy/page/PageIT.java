package dev.temper.deploy.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.it.Await;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser, on journals of the real machine, read by the role api from a real broker. */
@Timeout(300)
class PageIT {
    private static final List<String> PLOTS =
            List.of("curves", "best", "costs", "parallel", "importance", "scatter", "parameter", "correlation", "leases");
    private static final double LIVE = 0.5;

    private static PageStage stage;
    private static Browser browser;
    private static Path downloads;

    @BeforeAll
    static void open(@TempDir Path directory) throws Exception {
        Browser.assume();
        downloads = Files.createDirectories(directory.resolve("downloads"));
        stage = PageStage.start(directory);
        for (Shown shown : List.of(Shown.digits(), Shown.faulty("faulty"), Shown.pareto("pareto"))) {
            stage.append(shown.id(), shown.journal());
        }
        stage.append("empty", Shown.faulty("empty").journal().subList(0, 1));
        browser = Browser.open(stage.origin(), 1440, 1000, downloads);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (stage != null) {
            stage.close();
        }
    }

    /** The security policy is kept, no script fails, and no text of a user's has become markup. */
    @AfterEach
    void nothingIsComplainedOf() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.script("return document.title")).asString().doesNotContain("broken");
        assertThat(browser.count("main script, main img, main iframe")).isZero();
        browser.resize(1440, 1000);
    }

    @Test
    void theListShowsHowFarAndHowGoodExperimentsAre() {
        browser.load("#/");
        browser.awaitText("table.list", "digits");
        assertThat(browser.text("table.list")).contains("faulty", "pareto", "complete", "of 60", "no agent yet");
        assertThat(browser.count("table.list svg.spark")).isGreaterThanOrEqualTo(3);
        browser.type(".titlebar input[type=search]", "digi");
        Await.until("one row", Browser.PATIENCE, () -> browser.count("table.list tbody tr") == 1);
        assertThat(browser.address()).isEqualTo("#/?search=digi");
        browser.load("#/?search=nothing-like-it");
        browser.awaitText("main", "No experiment is like that");
        browser.press("main", "Show all");
        browser.awaitText("table.list", "pareto");
        browser.click("table.list a.name[href='#/experiments/digits']");
        browser.awaitText("#figures", "Best in full");
    }

    @Test
    void allPlotsOfAnExperimentAreDrawnInBothThemes() throws Exception {
        browser.resize(1280, 776);
        browser.load("#/experiments/digits");
        awaitDrawn("curves");
        browser.awaitText("#best", "learning_rate");
        browser.screenshot(Files.createDirectories(Path.of("target")).resolve("page.png")); // README's, as docs/page.png
        browser.resize(1440, 4200);
        PLOTS.forEach(PageIT::awaitDrawn);
        assertThat(browser.text("#figures")).contains("60", "of at most 60", "full trainings", "Took");
        browser.awaitText("#trials", "1 to 50 of 60");
        assertThat(browser.count("[data-plot=pareto].gone")).isOne();
        String light = (String) browser.script("return getComputedStyle(document.body.parentElement).backgroundColor");
        browser.press("header", "Theme: system");
        browser.press("header", "Theme: light");
        browser.awaitText("header", "Theme: dark");
        assertThat(browser.script("return getComputedStyle(document.body.parentElement).backgroundColor"))
                .isNotEqualTo(light);
        browser.load("#/experiments/digits");
        browser.awaitText("header", "Theme: dark");
        browser.press("header", "Theme: dark");
        browser.dark(true);
        awaitDrawn("curves");
        browser.dark(false);
    }

    @Test
    void aMarkOpensItsReasonInTheWordsOfTheCommandLine() throws Exception {
        browser.load("#/experiments/digits");
        awaitDrawn("curves");
        WebElement canvas = browser.await("[data-plot=curves] canvas");
        @SuppressWarnings("unchecked")
        List<Number> at = (List<Number>) browser.script("const c = echarts.getInstanceByDom(document.querySelector('[data-plot=curves] .plot'));"
                + "const m = c.getOption().series.find(s => s.id === 'mark-full').data.at(-1);"
                + "return [...c.convertToPixel({seriesId: 'mark-full'}, m.value), m.mark.decision]");
        Dimension size = canvas.getSize();
        browser.mouse()
                .moveToElement(
                        canvas,
                        at.get(0).intValue() - size.getWidth() / 2,
                        at.get(1).intValue() - size.getHeight() / 2)
                .click()
                .perform();
        browser.awaitText("#why", "Trained in full");
        assertThat(browser.address()).contains("decision=");
        String text = api("/experiments/digits/decisions/" + number("decision"));
        String first = text.replaceAll(".*\"text\":\"([^.\"]*)\\..*", "$1");
        assertThat(browser.text("#why")).contains(first, "journal", "All decisions on trial", "Its parameters");
        browser.press("#why", "‹");
        browser.awaitText("#why", "Started");
        browser.press("#why", "Show it as it stood then");
        browser.awaitText(".scrub output", "as it stood at journal");
        browser.key(Keys.ESCAPE);
        Await.until("the card closes", Browser.PATIENCE, () -> !browser.address().contains("decision="));
        browser.press(".scrub", "To the end");
        browser.awaitText(".scrub output", "at the end");
    }

    @Test
    void aRowOfTheTrialsOpensByKeyboardAndTheTableSortsAndFilters() {
        browser.load("#/experiments/digits?sort=parameters.learning_rate.desc");
        browser.script("document.getElementById('trials').scrollIntoView()");
        browser.await("#trials tbody tr.click");
        assertThat(browser.text("#trials th[aria-sort=descending]")).contains("learning_rate");
        browser.type("#trials tbody tr", Keys.ARROW_DOWN);
        browser.script("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}))");
        browser.awaitText("#why", "All decisions on trial");
        browser.load("#/experiments/digits?status=full");
        browser.script("document.getElementById('trials').scrollIntoView()");
        browser.awaitText("#trials .sub", "9; a row");
    }

    @Test
    void aBrushOnNumbersAndCategoriesNarrowsDownAndIsInTheAddress() {
        browser.resize(1440, 1600);
        browser.load("#/experiments/faulty");
        awaitDrawn("parallel");
        drag(0, -60, 80);
        browser.awaitText("[data-plot=parallel] .sub", "trials brushed");
        assertThat(browser.address()).contains("brush=learning_rate:");
        int first = brushed();
        drag(1, 20, 70);
        Await.until("fewer trials than " + first, Browser.PATIENCE, () -> browser.address().contains("optimizer:") && brushed() < first);
        int both = brushed();
        browser.load(browser.address());
        Await.until("the brush is there again", Browser.PATIENCE, () -> brushed() == both);
        browser.script("document.getElementById('trials').scrollIntoView()");
        browser.awaitText("#trials .sub", both + " by the brush above");
        browser.press("[data-plot=parallel]", "Clear brush");
        browser.awaitText("[data-plot=parallel] .sub", "drag along an axis");
    }

    @Test
    void theScrubberShowsThePastAsTheMachineDerivesIt() throws Exception {
        browser.load("#/experiments/digits?at=100");
        browser.awaitText(".scrub output", "as it stood at journal 100 of ");
        String then = browser.text("#figures");
        assertThat(then).contains("running");
        assertThat(browser.count(".titlebar button")).isZero();
        browser.type("#at", Keys.ARROW_RIGHT);
        browser.awaitText(".scrub output", "journal 101 of ");
        assertThat(api("/experiments/digits?at=100")).contains("\"sequence\":100");
    }

    @Test
    void whatComesIsSeenWithoutAReload() throws Exception {
        Shown live = Shown.faulty("live");
        stage.append("live", live.first(LIVE));
        browser.load("#/experiments/live");
        awaitDrawn("curves");
        String before = browser.text("#figures");
        browser.script("window.same = true");
        stage.append("live", live.rest(LIVE));
        Await.until("other figures than " + before, Browser.PATIENCE, () -> browser.text("#figures").contains("Took"));
        assertThat(browser.script("return window.same")).isEqualTo(true);
        browser.awaitText("#connection", "journal entry " + live.journal().size());
    }

    @Test
    void theServerGoesAwayAndComesBackAndThePageGoesOn() throws Exception {
        Shown away = Shown.pareto("away");
        stage.append("away", away.first(LIVE));
        browser.load("#/experiments/away");
        awaitDrawn("curves");
        stage.stopServing();
        browser.awaitText("#banner", "The server has not answered since");
        assertThat(browser.text("#connection")).contains("not connected");
        stage.append("away", away.rest(LIVE));
        stage.serveAgain(Map.of());
        browser.awaitText("#connection", "journal entry " + away.journal().size());
        Await.until("the figures of the end", Browser.PATIENCE, () -> browser.text("#figures").contains("Took"));
    }

    @Test
    void theBrokerGoesAwayAndComesBackAndThePageGoesOn() throws Exception {
        Shown silent = Shown.pareto("silent");
        stage.append("silent", silent.first(LIVE));
        browser.load("#/experiments/silent");
        awaitDrawn("curves");
        stage.withoutBroker(() -> browser.awaitText("#banner", "The server has not heard the Kafka brokers since"));
        browser.awaitText("#banner", "The Kafka brokers are back");
        stage.append("silent", silent.rest(LIVE));
        Await.until("the figures of the end", Browser.PATIENCE, () -> browser.text("#figures").contains("Took"));
    }

    @Test
    void aTokenIsAskedForAndAgainWhenItHasExpired() throws Exception {
        String first = "a".repeat(40);
        String second = "b".repeat(40);
        try {
            stage.serveAgain(tokens("ada viewer " + first));
            browser.load("#/experiments/digits");
            browser.awaitText("dialog", "This server asks for a token");
            browser.type("#token", "wrong", Keys.ENTER);
            browser.awaitText("dialog", "does not know this token");
            browser.script("document.getElementById('token').value = ''");
            browser.type("#token", first, Keys.ENTER);
            browser.awaitText("#figures", "Best in full");
            browser.awaitText("#who", "ada, viewer");
            assertThat(browser.count(".titlebar button")).as("a viewer steers nothing").isZero();
            stage.serveAgain(tokens("ada user " + second));
            browser.awaitText("dialog", "The token is no longer valid");
            browser.type("#token", second, Keys.ENTER);
            browser.awaitText("#who", "ada, user");
            browser.awaitText(".titlebar", "Archive");
        } finally {
            browser.script("sessionStorage.clear()");
            stage.serveAgain(Map.of());
        }
    }

    private static Map<String, String> tokens(String line) throws Exception {
        Path file = Files.createTempFile(
                downloads.getParent(),
                "tokens",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, line + "\n");
        return Map.of("http.tokens.file", file.toString());
    }

    @Test
    void anExperimentThatNothingHasTouchedSaysWhatToDo() {
        browser.load("#/experiments/empty");
        browser.awaitText(".empty", "Nothing has started");
        assertThat(browser.text(".empty")).contains("temper agent");
        browser.load("#/experiments/none");
        browser.awaitText("main", "There is no experiment 'none'");
        browser.go("#/nowhere");
        browser.awaitText("main", "There is no page at #/nowhere");
    }

    @Test
    void failuresNaNAndTextsThatLookLikeMarkupAreShownAsTheyAre() {
        browser.resize(1440, 4200);
        browser.load("#/experiments/faulty");
        awaitDrawn("curves");
        browser.awaitText("[aria-label=Failures]", "Trial");
        browser.awaitText("[aria-label=Failures]", "diverged");
        browser.awaitText("#trials", Shown.HOSTILE);
        browser.awaitText("#trials", "NaN");
        PLOTS.stream().filter(plot -> !plot.equals("importance") && !plot.equals("correlation")).forEach(PageIT::awaitDrawn);
        browser.awaitText("[data-plot=importance]", "learns no model");
        browser.press("[data-plot=curves]", "linear");
        awaitDrawn("curves");
    }

    @Test
    void severalObjectivesHaveAFront() {
        browser.resize(1440, 4200);
        browser.load("#/experiments/pareto?metric=latency");
        awaitDrawn("pareto");
        awaitDrawn("curves");
        assertThat(browser.text("[data-plot=pareto] .sub")).contains("that no other beats in everything");
        assertThat(browser.script("return echarts.getInstanceByDom(document.querySelector('[data-plot=curves] .plot')).getOption().yAxis[0].name"))
                .asString()
                .contains("latency");
    }

    @Test
    void aPlotIsEnlargedLinkedAndSaved() throws Exception {
        browser.load("#/experiments/digits?plot=best");
        awaitDrawn("best");
        assertThat(browser.count("[data-plot=best].large")).isOne();
        browser.press("[data-plot=best]", "SVG");
        browser.press("[data-plot=best]", "PNG");
        browser.press("[data-plot=best]", "CSV");
        assertThat(Files.readString(awaitFile("digits-best.svg"))).startsWith("<svg").contains("cost (full trainings)");
        assertThat(Files.readString(awaitFile("digits-best.csv"))).startsWith("cost,time,error,trial,journal entry,in full\n");
        assertThat(Files.size(awaitFile("digits-best.png"))).isGreaterThan(5_000);
        browser.key(Keys.ESCAPE);
        Await.until("it shrinks", Browser.PATIENCE, () -> browser.count(".panel.large") == 0);
        browser.script("document.getElementById('trials').scrollIntoView()");
        browser.await("#trials tbody tr");
        browser.press("#trials", "CSV");
        assertThat(Files.readString(awaitFile("digits-trials.csv"))).contains("learning_rate");
    }

    @Test
    void trialsAndExperimentsAreComparedDifferencesFirst() {
        browser.load("#/compare/faulty?trials=1,2,3");
        browser.awaitText("table.compare", "What differs");
        awaitDrawn("compare");
        String text = browser.text("table.compare");
        assertThat(text.indexOf("learning_rate")).isLessThan(text.indexOf("What is the same"));
        browser.go("#/compare?experiments=digits,faulty,pareto");
        browser.awaitText("table.compare", "best learning_rate");
        browser.awaitText("[data-plot=best]", "different metrics");
        browser.go("#/compare?experiments=faulty,pareto");
        awaitDrawn("best");
    }

    @Test
    void anExperimentIsCreatedWithTheDefinitionsOwnMessagesAndArchived() {
        browser.load("#/create");
        browser.awaitText("#problems", "id");
        browser.type("input[name=id]", "made-here");
        browser.awaitText("#problems", "It creates made-here");
        browser.script("const y = document.getElementById('yaml'); y.value = y.value.replace('scale: log', 'scale: lgo'); y.dispatchEvent(new Event('input'))");
        browser.awaitText("#problems", "did you mean \"log\"?");
        assertThat(browser.text("#problems")).contains("parameters[0].scale");
        browser.script("const y = document.getElementById('yaml'); y.value = y.value.replace('scale: lgo', 'scale: log'); y.dispatchEvent(new Event('input'))");
        browser.awaitText("#problems", "It creates made-here");
        browser.press("main", "Create");
        browser.awaitText(".empty", "Nothing has started");
        assertThat(browser.address()).isEqualTo("#/experiments/made-here");
        browser.press(".titlebar", "Pause");
        browser.press("dialog", "Pause");
        browser.awaitText(".titlebar .chip", "paused");
        browser.press(".titlebar", "Archive");
        browser.press("dialog", "Archive");
        browser.awaitText(".titlebar .chip", "archived");
        browser.click(".titlebar a.button");
        browser.awaitText("pre.definition", "learning_rate");
    }

    @Test
    void agentsAndDeadLettersHaveTheirPages() {
        browser.load("#/agents");
        browser.awaitText("h1", "Agents");
        browser.go("#/dead-letters");
        browser.awaitText("main", "No dead letters");
    }

    @Test
    void aPhoneShowsEverythingWithinItsWidth() {
        browser.resize(390, 1600);
        for (String address : List.of("#/", "#/experiments/digits", "#/create", "#/compare/digits?trials=1,2,3", "#/agents")) {
            browser.load(address);
            browser.await("main h1");
            assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
                    .as(address)
                    .isEqualTo(true);
        }
    }

    @Test
    void theModulesThatComputeComputeRight() {
        browser.load("#/");
        assertThat(browser.module("numbers.js", "[m.sig(0.0001234567), m.sig(123456), m.sig('NaN'), m.plain(-3), m.duration(90000), m.cost(8049.4), m.tick(1e-7)]"))
                .isEqualTo("[\"1.235e−4\",\"1.235e5\",\"NaN\",\"−3\",\"90 s\",\"8,049\",\"1e−7\"]");
        assertThat(browser.module("reduce.js", "[m.steps([[1, 5], [2, 7], [3, 4]], (a, b) => a < b, 9), m.stacked([1, 3], true), m.range([]), m.segmentDistance(0, 1, -1, 0, 1, 0)]"))
                .isEqualTo("[[[1,5],[3,4],[9,4]],[25,100],null,1]");
        assertThat(browser.module("reduce.js", "m.dominated([[1, 3], [2, 1], [3, 2]], [4, 4], [1, 1])"))
                .as("the third is dominated by the second")
                .isEqualTo("[[1,4],[1,3],[2,3],[2,1],[4,1],[4,4]]");
        assertThat(browser.module("stream.js", "(() => { const all = []; const rest = m.parseEvents('id: 7\\nevent: change\\ndata: {\"a\":\\ndata: 1}\\n\\n: still here\\n\\nid: 8\\nda', e => all.push(e)); return [all, rest]; })()"))
                .isEqualTo("[[{\"id\":\"7\",\"event\":\"change\",\"data\":\"{\\\"a\\\":\\n1}\"}],\"id: 8\\nda\"]");
        assertThat(browser.module("csv.js", "m.csv(['a'], [['x,\"y\"'], [null]])")).isEqualTo("\"a\\n\\\"x,\\\"\\\"y\\\"\\\"\\\"\\n\\n\"");
        assertThat(browser.module("plot-parallel.js", "[m.writeBrush(m.readBrush('a:b:1..2,3..4;c:-0.5..0.5')), m.readBrush(null).size]"))
                .isEqualTo("[\"a:b:1..2,3..4;c:-0.5..0.5\",0]");
        assertThat(browser.module("metric.js", "(() => { const a = new m.Metric('accuracy', 'maximize', [0.5, 0.9]), l = new m.Metric('loss', 'minimize', [1, 'NaN']); return [a.text(0.9605), a.better(0.9, 0.5), l.better(0.9, 0.5), l.text('NaN'), new m.Metric('score', 'maximize', [3]).share]; })()"))
                .isEqualTo("[\"96.05 %\",true,false,\"NaN\",false]");
        assertThat(browser.module("parameter-axis.js", "(() => { const p = {values: ['a', 'b'], when: {x: [1]}}; return [m.code(p, 'b'), m.code(p, undefined), m.decode(p, -1), m.parameterAxis(p).min]; })()"))
                .isEqualTo("[1,-1,\"not active\",-1.5]");
    }

    private static void awaitDrawn(String plot) {
        browser.await("[data-plot=" + plot + "][data-drawn]");
    }

    /** Drags along an axis of the parallel coordinates, from and to pixels below the middle. */
    private static void drag(int axis, int from, int to) {
        WebElement canvas = browser.await("[data-plot=parallel] canvas");
        browser.script("arguments[0].scrollIntoView({block: 'center'})", canvas);
        int width = canvas.getSize().getWidth();
        int x = 56 + axis * (width - 128) / 6 - width / 2;
        browser.mouse()
                .moveToElement(canvas, x, from)
                .clickAndHold()
                .moveByOffset(0, (to - from) / 2)
                .moveByOffset(0, to - from - (to - from) / 2)
                .release()
                .perform();
    }

    private static int brushed() {
        String text = browser.text("[data-plot=parallel] .sub");
        return text.contains("brushed") ? Integer.parseInt(text.substring(0, text.indexOf(' '))) : Integer.MAX_VALUE;
    }

    private static Path awaitFile(String name) {
        Path file = downloads.resolve(name);
        return Await.until(name, Browser.PATIENCE, () -> Files.exists(file) ? file : null);
    }

    private static String number(String parameter) {
        return browser.address().replaceAll(".*[?&]" + parameter + "=(\\d+).*", "$1");
    }

    private static String api(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stage.origin() + "/api/v1" + path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
