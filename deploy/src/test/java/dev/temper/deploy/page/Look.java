package dev.temper.deploy.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.temper.deploy.it.Await;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.WebElement;

/** What all checks look at: one stage, one browser, and the ways to them. */
@SuppressWarnings("NullAway.Init") // PageIT opens them before all checks
final class Look {
    static final List<String> PLOTS = List.of(
            "curves", "best", "costs", "parallel", "importance", "scatter", "parameter", "correlation", "leases");

    /** The share of a journal that is there before the rest comes. */
    static final double LIVE = 0.5;

    static PageStage stage;
    static Browser browser;
    static Path downloads;

    private Look() {}

    static Map<String, String> tokens(String line) throws Exception {
        Path file = Files.createTempFile(
                downloads.getParent(),
                "tokens",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, line + "\n");
        return Map.of("http.tokens.file", file.toString());
    }

    static void awaitDrawn(String plot) {
        browser.await("[data-plot=" + plot + "][data-drawn]");
    }

    /** Drags along an axis of the parallel coordinates, from and to pixels below the middle. */
    static void drag(int axis, int from, int to) {
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

    static int brushed() {
        String text = browser.text("[data-plot=parallel] .sub");
        return text.contains("brushed") ? Integer.parseInt(text.substring(0, text.indexOf(' '))) : Integer.MAX_VALUE;
    }

    static Path awaitFile(String name) {
        Path file = downloads.resolve(name);
        return Await.until(name, Browser.PATIENCE, () -> Files.exists(file) ? file : null);
    }

    static String number(String parameter) {
        return browser.address().replaceAll(".*[?&]" + parameter + "=(\\d+).*", "$1");
    }

    /** Creates an experiment from YAML by the API, as a script would. */
    static void createExperiment(String yaml) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stage.origin() + "/api/v1/experiments"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(new JsonMapper().writeValueAsString(Map.of("definition", yaml))))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(201, 202);
    }

    static String api(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stage.origin() + "/api/v1" + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
