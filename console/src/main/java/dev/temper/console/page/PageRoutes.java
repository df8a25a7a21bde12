package dev.temper.console.page;

import dev.temper.console.access.AccessRole;
import dev.temper.console.http.Call;
import dev.temper.console.http.HttpProblem;
import dev.temper.console.http.Reply;
import dev.temper.console.http.Route;
import dev.temper.console.http.RouteParameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Serves the page: {@code /}, its files under {@code /page/} and {@code /page/VERSION/}, and ECharts. */
public final class PageRoutes {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+\\.[a-z]+");
    private static final String ECHARTS = "/vendor/echarts.min.js";
    private static final int HEADER = 8_192;
    private static final String ASK = "no-cache";

    /** At an address that has the version in it, nothing else will ever be. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    /** Read when first asked for: as many as there are files. */
    private final Map<String, PageFile> files = new ConcurrentHashMap<>();

    private final PageIndex index = PageIndex.read();

    private PageRoutes() {}

    /** The routes. They are open to everybody, since a page that asks for a token must be there first. */
    public static List<Route> all() {
        PageRoutes page = new PageRoutes();
        String echarts = webJar("echarts") + "/dist/echarts.min.js";
        return List.of(
                page.route("/", call -> page.index.file()),
                page.route("/page/{file}", call -> page.file(resource(call.text("file")))),
                page.route("/page/{version}/{file}", page::ofVersion),
                page.route(ECHARTS, call -> page.file(echarts)));
    }

    /** Finds the file of a call; null for none. */
    private interface Finder {
        @Nullable
        PageFile find(Call call);
    }

    private @Nullable PageFile ofVersion(Call call) {
        return call.text("version").equals(index.version()) ? file(resource(call.text("file"))) : null;
    }

    private @Nullable PageFile file(@Nullable String resource) {
        return resource == null ? null : files.computeIfAbsent(resource, PageFile::read);
    }

    private Route route(String path, Finder finder) {
        Route.Builder route = Route.get(path, "The page.")
                .role(AccessRole.ANYONE)
                .anyQuery()
                .header(RouteParameter.text("If-None-Match", "Tags of what the browser has.")
                        .between(0, HEADER))
                .header(RouteParameter.text("Accept-Encoding", "Compressions that the browser knows.")
                        .between(0, HEADER));
        boolean versioned = path.contains("{version}");
        if (versioned) {
            route.path(RouteParameter.text("version", "Version of all files."));
        }
        if (path.contains("{file}")) {
            route.path(RouteParameter.text("file", "Name of a file."));
        }
        return route.handle(call -> serve(call, finder.find(call), versioned ? FOR_EVER : ASK));
    }

    private static @Nullable String resource(String name) {
        return NAME.matcher(name).matches() ? "page/" + name : null;
    }

    private static Reply serve(Call call, @Nullable PageFile file, String caching) {
        if (file == null) {
            throw new HttpProblem(404, "The page has no such file.");
        }
        Reply reply = isThere(call.textOrNull("If-None-Match"), file) ? Reply.empty(304) : content(call, file);
        return reply.with("ETag", file.tag()).with("Cache-Control", caching).with("Vary", "Accept-Encoding");
    }

    private static boolean isThere(@Nullable String tags, PageFile file) {
        return tags != null
                && Arrays.stream(tags.split(",", -1))
                        .anyMatch(tag -> tag.strip().equals(file.tag()));
    }

    private static Reply content(Call call, PageFile file) {
        String accepted = call.textOrNull("Accept-Encoding");
        boolean zipped = accepted != null
                && Arrays.stream(accepted.split(",", -1))
                        .anyMatch(coding ->
                                coding.strip().split(";", 2)[0].strip().equals("gzip"));
        return zipped
                ? Reply.bytes(file.type(), file.compressed()).with("Content-Encoding", "gzip")
                : Reply.bytes(file.type(), file.plain());
    }

    /** The folder of a WebJar's files, which has the version in it. */
    private static String webJar(String name) {
        String described = "META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
        Properties properties = new Properties();
        try (InputStream in = PageRoutes.class.getClassLoader().getResourceAsStream(described)) {
            if (in == null) {
                throw new IllegalStateException("The release lacks " + described + ": it was not built as a whole");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(described, e);
        }
        return "META-INF/resources/webjars/" + name + "/" + properties.getProperty("version");
    }
}
