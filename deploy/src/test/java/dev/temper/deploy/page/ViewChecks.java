package dev.temper.deploy.page;

import static dev.temper.deploy.page.Look.LIVE;
import static dev.temper.deploy.page.Look.PLOTS;
import static dev.temper.deploy.page.Look.awaitDrawn;
import static dev.temper.deploy.page.Look.browser;
import static dev.temper.deploy.page.Look.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.client.EventPublisher;
import dev.temper.deploy.it.Await;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.topic.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each view shows. */
interface ViewChecks {
    @Test
    default void theListShowsHowFarAndHowGoodExperimentsAre() {
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
    default void allPlotsOfAnExperimentAreDrawnInBothThemes() throws Exception {
        browser.resize(1280, 776);
        browser.load("#/experiments/digits");
        awaitDrawn("curves");
        browser.awaitText("#best", "learning_rate");
        browser.screenshot(
                Files.createDirectories(Path.of("target")).resolve("page.png")); // README's, as docs/page.png
        browser.resize(1440, 4200);
        PLOTS.forEach(Look::awaitDrawn);
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
    default void anExperimentThatNothingHasTouchedSaysWhatToDo() {
        browser.load("#/experiments/empty");
        browser.awaitText(".empty", "Nothing has started");
        assertThat(browser.text(".empty")).contains("temper agent");
        browser.load("#/experiments/none");
        browser.awaitText("main", "There is no experiment 'none'");
        browser.go("#/nowhere");
        browser.awaitText("main", "There is no page at #/nowhere");
    }

    @Test
    default void failuresNaNAndTextsThatLookLikeMarkupAreShownAsTheyAre() {
        browser.resize(1440, 4200);
        browser.load("#/experiments/faulty");
        awaitDrawn("curves");
        browser.awaitText("[aria-label=Failures]", "Trial");
        browser.awaitText("[aria-label=Failures]", "diverged");
        browser.awaitText("#trials", Shown.HOSTILE);
        browser.awaitText("#trials", "NaN");
        PLOTS.stream()
                .filter(plot -> !plot.equals("importance") && !plot.equals("correlation"))
                .forEach(Look::awaitDrawn);
        browser.awaitText("[data-plot=importance]", "learns no model");
        browser.press("[data-plot=curves]", "linear");
        awaitDrawn("curves");
    }

    @Test
    default void severalObjectivesHaveAFront() {
        browser.resize(1440, 4200);
        browser.load("#/experiments/pareto?metric=latency");
        awaitDrawn("pareto");
        awaitDrawn("curves");
        assertThat(browser.text("[data-plot=pareto] .sub")).contains("that no other beats in everything");
        assertThat(
                        browser.script(
                                "return echarts.getInstanceByDom(document.querySelector('[data-plot=curves] .plot')).getOption().yAxis[0].name"))
                .asString()
                .contains("latency");
    }

    @Test
    default void earlierExperimentsAreShownAsFarAsTheyAreBelieved() throws Exception {
        stage.append("warm", Shown.warm("warm").journal());
        browser.resize(1440, 4200);
        browser.load("#/experiments/warm");
        awaitDrawn("sources");
        assertThat(browser.text("[data-plot=sources]")).contains("digits-before", "turned-round", "believed");
        browser.screenshot(Files.createDirectories(Path.of("target")).resolve("warm.png"));
        browser.load("#/experiments/digits");
        awaitDrawn("curves");
        assertThat(browser.count("[data-plot=sources].gone")).isOne();
    }

    @Test
    default void trialsAndExperimentsAreComparedDifferencesFirst() {
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
    default void namedTasksAreNamedWhereOthersHaveEpochs() {
        browser.resize(1440, 4200);
        browser.load("#/experiments/named");
        PLOTS.forEach(Look::awaitDrawn);
        browser.awaitText("#best", "error at all-pictures");
        browser.awaitText("#trials", "tenth-of-the-pictures");
        assertThat(browser.text("[data-plot=leases] .key")).contains("half-of-the-pictures");
        assertThat(browser.script(
                        "const o = echarts.getInstanceByDom(document.querySelector('[data-plot=curves] .plot'))"
                                + ".getOption(); return [o.xAxis[0].axisLabel.formatter(2),"
                                + " o.series.find(s => s.id === 'best').data.map(p => p[0])].flat().join()"))
                .as("each point of a curve stands at its task")
                .isEqualTo("half-of-the-pictures,1,2,3");
        browser.load("#/compare/named?trials=5,6");
        awaitDrawn("compare");
        assertThat(browser.text("table.compare")).contains("half-of-the-pictures");
    }

    @Test
    default void whatTheModelLearnsOfTasksIsAMatrixAndTheBestIsDrawnAtAnyEpoch() {
        browser.resize(1440, 4200);
        browser.load("#/experiments/digits");
        awaitDrawn("correlation");
        awaitDrawn("best");
        assertThat(
                        browser.script(
                                "const of = p => echarts.getInstanceByDom(document.querySelector(`[data-plot=${p}] .plot`)).getOption().series;"
                                        + "const any = of('best').find(s => s.id === 'any').data;"
                                        + "return [of('correlation')[0].data.length, any.length > 9, any.every((p, i) => !i || p[1] <= any[i - 1][1])].join()"))
                .isEqualTo("16,true,true");
    }

    @Test
    default void agentsShowTheirBusySlotsAndDeadLettersWhatWasWrong() throws Exception {
        browser.load("#/dead-letters");
        browser.awaitText("main", "No dead letters");
        stage.append("half-way", Shown.faulty("half-way").first(LIVE));
        try (EventPublisher agent = stage.agent()) {
            agent.publish(
                    Topic.AGENTS,
                    Shown.HOSTILE,
                    header -> new SlotOffered(header, new Assignee("host", "s1", 0, 1L), ""));
        }
        Await.until("the letter", Browser.PATIENCE, () -> {
            browser.load("#/dead-letters");
            browser.await("main .panel, main .empty");
            return browser.text("main").contains("invalid event");
        });
        assertThat(browser.text("main")).contains("header.experiment is", Shown.HOSTILE, "temper.agents");
        browser.go("#/agents");
        browser.awaitText("section[aria-label=simulated]", "trains");
        assertThat(browser.text("section[aria-label=simulated] .sub")).contains("of 4 slots busy");
        browser.click("section[aria-label=simulated] a[href*=half-way]");
        browser.awaitText(".titlebar", "half-way");
    }

    @Test
    default void anExperimentOfWhichEverythingFailedSaysWhatFailedAndOffersMore() throws Exception {
        stage.append("failing", Shown.failing("failing").journal());
        browser.load("#/experiments/failing");
        browser.awaitText("#figures", "6 failed");
        browser.awaitText("#best", "No trial has been trained in full yet");
        browser.show("[aria-label=Failures]");
        browser.awaitText("[aria-label=Failures]", "failed too often");
        browser.awaitText(".titlebar .chip", "complete");
        awaitDrawn("curves");
        browser.resize(1440, 700); // the table of trials is out of sight, and so not read
        browser.load("#/experiments/failing?trial=2");
        browser.awaitText("#best", "trial 2, failed");
        browser.load("#/experiments/failing?trial=77");
        browser.awaitText("#best", "has no trial 77");
        browser.load("#/?search=failing");
        browser.awaitText("table.list", "failing");
    }

    @Test
    default void aPhoneShowsEverythingWithinItsWidth() {
        browser.resize(390, 1600);
        for (String address :
                List.of("#/", "#/experiments/digits", "#/create", "#/compare/digits?trials=1,2,3", "#/agents")) {
            browser.load(address);
            browser.await("main h1");
            assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
                    .as(address)
                    .isEqualTo(true);
        }
    }
}
