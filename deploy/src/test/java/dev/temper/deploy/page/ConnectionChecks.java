package dev.temper.deploy.page;

import static dev.temper.deploy.page.Look.LIVE;
import static dev.temper.deploy.page.Look.awaitDrawn;
import static dev.temper.deploy.page.Look.browser;
import static dev.temper.deploy.page.Look.stage;
import static dev.temper.deploy.page.Look.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.it.Await;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What comes, and what goes away and comes back. */
interface ConnectionChecks {
    @Test
    default void whatComesIsSeenWithoutAReload() throws Exception {
        Shown live = Shown.faulty("live");
        stage.append("live", live.first(LIVE));
        browser.load("#/experiments/live");
        awaitDrawn("curves");
        String before = browser.text("#figures");
        browser.script("window.same = true");
        stage.append("live", live.rest(LIVE));
        Await.until(
                "other figures than " + before,
                Browser.PATIENCE,
                () -> browser.text("#figures").contains("Took"));
        assertThat(browser.script("return window.same")).isEqualTo(true);
        browser.awaitText("#connection", "journal entry " + live.journal().size());
    }

    @Test
    default void theServerGoesAwayAndComesBackAndThePageGoesOn() throws Exception {
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
        Await.until(
                "the figures of the end",
                Browser.PATIENCE,
                () -> browser.text("#figures").contains("Took"));
    }

    @Test
    default void theBrokerGoesAwayAndComesBackAndThePageGoesOn() throws Exception {
        Shown silent = Shown.pareto("silent");
        stage.append("silent", silent.first(LIVE));
        browser.load("#/experiments/silent");
        awaitDrawn("curves");
        stage.withoutBroker(() -> browser.awaitText("#banner", "The server has not heard the Kafka brokers since"));
        browser.awaitText("#banner", "The Kafka brokers are back");
        stage.append("silent", silent.rest(LIVE));
        Await.until(
                "the figures of the end",
                Browser.PATIENCE,
                () -> browser.text("#figures").contains("Took"));
    }

    @Test
    default void aTokenIsAskedForAndAgainWhenItHasExpired() throws Exception {
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
            assertThat(browser.count(".titlebar button"))
                    .as("a viewer steers nothing")
                    .isZero();
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
}
