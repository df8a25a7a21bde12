package dev.temper.deploy.page;

import static dev.temper.deploy.page.Look.api;
import static dev.temper.deploy.page.Look.awaitDrawn;
import static dev.temper.deploy.page.Look.awaitFile;
import static dev.temper.deploy.page.Look.browser;
import static dev.temper.deploy.page.Look.brushed;
import static dev.temper.deploy.page.Look.drag;
import static dev.temper.deploy.page.Look.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.it.Await;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What clicks, drags and keys do. */
interface HandChecks {
    @Test
    default void aMarkOpensItsReasonInTheWordsOfTheCommandLine() throws Exception {
        browser.load("#/experiments/digits");
        awaitDrawn("curves");
        WebElement canvas = browser.await("[data-plot=curves] canvas");
        @SuppressWarnings("unchecked")
        List<Number> at = (List<Number>)
                browser.script("const c = echarts.getInstanceByDom(document.querySelector('[data-plot=curves] .plot'));"
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
        assertThat(browser.text("#why"))
                .contains(first, "journal", "All decisions on trial", "Its parameters")
                .doesNotContain("null", "undefined");
        browser.press("#why", "‹");
        browser.awaitText("#why", "Started");
        browser.press("#why", "Show it as it stood then");
        browser.awaitText(".scrub output", "as it stood at journal");
        browser.key(Keys.ESCAPE);
        Await.until(
                "the card closes", Browser.PATIENCE, () -> !browser.address().contains("decision="));
        browser.press(".scrub", "To the end");
        browser.awaitText(".scrub output", "at the end");
    }

    @Test
    default void aRowOfTheTrialsOpensByKeyboardAndTheTableSortsAndFilters() {
        browser.load("#/experiments/digits?sort=parameters.learning_rate.desc");
        browser.show("#trials");
        browser.await("#trials tbody tr.click");
        assertThat(browser.text("#trials th[aria-sort=descending]")).contains("learning_rate");
        browser.type("#trials tbody tr", Keys.ARROW_DOWN);
        browser.script(
                "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}))");
        browser.awaitText("#why", "All decisions on trial");
        browser.load("#/experiments/digits?status=full");
        browser.show("#trials");
        browser.awaitText("#trials .sub", "9; a row");
    }

    @Test
    default void aBrushOnNumbersAndCategoriesNarrowsDownAndIsInTheAddress() {
        browser.resize(1440, 1600);
        browser.load("#/experiments/faulty");
        awaitDrawn("parallel");
        drag(0, -60, 80);
        browser.awaitText("[data-plot=parallel] .sub", "trials brushed");
        assertThat(browser.address()).contains("brush=learning_rate:");
        int first = brushed();
        drag(1, 20, 70);
        Await.until(
                "fewer trials than " + first,
                Browser.PATIENCE,
                () -> browser.address().contains("optimizer:") && brushed() < first);
        int both = brushed();
        browser.load(browser.address());
        Await.until("the brush is there again", Browser.PATIENCE, () -> brushed() == both);
        browser.show("#trials");
        browser.awaitText("#trials .sub", both + " by the brush above");
        browser.press("[data-plot=parallel]", "Clear brush");
        browser.awaitText("[data-plot=parallel] .sub", "drag along an axis");
    }

    @Test
    default void theScrubberShowsThePastAsTheMachineDerivesIt() throws Exception {
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
    default void aPlotIsEnlargedLinkedAndSaved() throws Exception {
        browser.load("#/experiments/digits?plot=leases"); // far below what one sees at first
        awaitDrawn("leases");
        assertThat(browser.count("[data-plot=leases].large")).isOne();
        browser.load("#/experiments/digits?plot=best");
        awaitDrawn("best");
        assertThat(browser.count("[data-plot=best].large")).isOne();
        browser.press("[data-plot=best]", "SVG");
        browser.press("[data-plot=best]", "PNG");
        browser.press("[data-plot=best]", "CSV");
        assertThat(Files.readString(awaitFile("digits-best.svg")))
                .startsWith("<svg")
                .contains("cost (full trainings)");
        assertThat(Files.readString(awaitFile("digits-best.csv")))
                .startsWith("cost,time,error,trial,journal entry,in full\n");
        assertThat(Files.size(awaitFile("digits-best.png"))).isGreaterThan(5_000);
        browser.key(Keys.ESCAPE);
        Await.until("it shrinks", Browser.PATIENCE, () -> browser.count(".panel.large") == 0);
        browser.show("#trials");
        browser.await("#trials tbody tr");
        browser.press("#trials", "CSV");
        assertThat(Files.readString(awaitFile("digits-trials.csv"))).contains("learning_rate");
    }

    @Test
    default void anExperimentIsCreatedWithTheDefinitionsOwnMessagesAndArchived() {
        browser.load("#/create");
        browser.awaitText("#problems", "id");
        browser.resize(1300, 1000);
        assertThat(browser.script("const lines = [...document.querySelectorAll('.prow > *')].map(e => e.offsetTop);"
                        + "return Math.max(...lines) - Math.min(...lines)"))
                .as("a parameter's fields stand in one line")
                .isEqualTo(0L);
        browser.type("input[name=id]", "made-here");
        browser.awaitText("#problems", "It creates made-here");
        browser.script(
                "const y = document.getElementById('yaml'); y.value = y.value.replace('scale: log', 'scale: lgo'); y.dispatchEvent(new Event('input'))");
        browser.awaitText("#problems", "did you mean \"log\"?");
        assertThat(browser.text("#problems")).contains("parameters[0].scale");
        browser.script(
                "const y = document.getElementById('yaml'); y.value = y.value.replace('scale: lgo', 'scale: log'); y.dispatchEvent(new Event('input'))");
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
}
