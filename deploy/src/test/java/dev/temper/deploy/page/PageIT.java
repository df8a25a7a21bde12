package dev.temper.deploy.page;

import static dev.temper.deploy.page.Look.browser;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, on journals of the real machine, read by the role api from a real broker. */
@Timeout(300)
class PageIT implements ViewChecks, HandChecks, SteeringChecks, ConnectionChecks, ModuleChecks {
    @BeforeAll
    static void open(@TempDir Path directory) throws Exception {
        Browser.assume();
        Look.downloads = Files.createDirectories(directory.resolve("downloads"));
        Look.stage = PageStage.start(directory);
        for (Shown shown :
                List.of(Shown.digits(), Shown.faulty("faulty"), Shown.pareto("pareto"), Shown.named("named"))) {
            Look.stage.append(shown.id(), shown.journal());
        }
        Look.stage.append("empty", Shown.faulty("empty").journal().subList(0, 1));
        browser = Browser.open(Look.stage.origin(), 1440, 1000, Look.downloads);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (Look.stage != null) {
            Look.stage.close();
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
}
