package dev.temper.console.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.console.http.HttpSettings;
import dev.temper.console.http.WebServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page's files, and how they are served. */
@Timeout(60)
class PageRoutesTest {
    private static final Path FILES = Path.of("src/main/resources/page");
    private static final int MOST_BYTES = 600_000;

    private static WebServer server;

    @BeforeAll
    static void open() {
        server = WebServer.open(HttpSettings.loopback(0), PageRoutes.all());
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void thePageAndAllItsFilesAreServed() throws Exception {
        for (Path file : files()) {
            HttpResponse<byte[]> response = get("/page/" + file.getFileName());
            assertThat(response.statusCode()).as(file.toString()).isEqualTo(200);
            assertThat(response.body()).as(file.toString()).isEqualTo(Files.readAllBytes(file));
        }
        assertThat(get("/page/main.js").headers().firstValue("Content-Type"))
                .hasValue("text/javascript; charset=utf-8");
        assertThat(get("/vendor/echarts.min.js").body().length).isGreaterThan(900_000);
    }

    /** Else each of some fifty files is asked for again at each visit, one after the other down the imports. */
    @Test
    void theFirstFileNamesAllOthersWhereTheyNeedNotBeAskedForAgain() throws Exception {
        String first = new String(get("/").body(), UTF_8);
        assertThat(get("/").headers().firstValue("Cache-Control")).hasValue("no-cache");
        String version = first.replaceAll("(?s).*src=\"page/([0-9a-f]+)/main\\.js\".*", "$1");
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (!name.equals("index.html")) {
                assertThat(first).contains("\"page/" + version + "/" + name + "\"");
                HttpResponse<byte[]> response = get("/page/" + version + "/" + name);
                assertThat(response.body()).as(name).isEqualTo(Files.readAllBytes(file));
                assertThat(response.headers().firstValue("Cache-Control").orElseThrow())
                        .contains("immutable");
            }
        }
        assertThat(get("/page/000000000000/main.js").statusCode())
                .as("an old page must not mix with a new one")
                .isEqualTo(404);
    }

    @Test
    void nothingButThePagesFilesIsServed() throws Exception {
        for (String path : List.of(
                "/page/nothing.js",
                "/page/..%2Flogback-test.xml",
                "/page/PageRoutes.class",
                "/page/",
                "/vendor/echarts.js",
                "/page/%2e%2e/application.yaml")) {
            assertThat(get(path).statusCode()).as(path).isBetween(400, 404);
        }
    }

    @Test
    void aBrowserThatHasAFileIsNotSentItAgain() throws Exception {
        HttpResponse<byte[]> first = get("/page/main.js");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
        HttpResponse<byte[]> second = get("/page/main.js", "If-None-Match", "\"x\", " + tag);
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(get("/page/main.js", "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
    }

    @Test
    void allThatIsTransferredIsAtMost600Kilobytes() throws Exception {
        long bytes = zipped("/").body().length;
        bytes += zipped("/vendor/echarts.min.js").body().length;
        for (Path file : files()) {
            HttpResponse<byte[]> response = zipped("/page/" + file.getFileName());
            assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes())
                    .isEqualTo(Files.readAllBytes(file));
            bytes += response.body().length;
        }
        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    @Test
    void noFileNamesAnotherHostOrMakesMarkupOfTexts() throws Exception {
        Pattern host = Pattern.compile("https?://(?!www\\.w3\\.org/2000/svg)");
        Pattern markup =
                Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|new Function|style=");
        for (Path file : files()) {
            String text = Files.readString(file);
            assertThat(host.matcher(text).find()).as("a host in " + file).isFalse();
            assertThat(markup.matcher(text.replaceAll("//.*|/\\*\\*.*", "")).find())
                    .as("markup in " + file)
                    .isFalse();
        }
        assertThat(Files.readString(FILES.resolve("index.html")))
                .doesNotContain("<style")
                .doesNotContainPattern("<script>");
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FILES)) {
            return all.sorted().toList();
        }
    }

    private static HttpResponse<byte[]> zipped(String path) throws Exception {
        return get(path, "Accept-Encoding", "gzip, deflate, br");
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }
}
