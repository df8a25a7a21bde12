package dev.temper.console.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page's first file. It names all others, those that these import among them, at addresses that change with their
 * content: a browser fetches them at once and side by side, and need not ask again whether they have changed.
 */
final class PageIndex {
    private static final String INDEX = "page/index.html";
    private static final Pattern NAMED = Pattern.compile("\"page/([a-z0-9.-]+)\"");
    private static final Pattern IMPORTED = Pattern.compile("'\\./([a-z0-9-]+\\.js)'");

    private final String version;
    private final PageFile file;

    private PageIndex(String version, PageFile file) {
        this.version = version;
        this.file = file;
    }

    static PageIndex read() {
        String html = text(there(INDEX));
        Map<String, PageFile> files = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>();
        collect(NAMED, html, open);
        while (!open.isEmpty()) {
            String name = open.remove();
            if (!files.containsKey(name)) {
                files.put(name, there("page/" + name));
                collect(IMPORTED, text(files.get(name)), open);
            }
        }
        String version = PageFile.digest(files.values().stream()
                        .map(PageFile::tag)
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8))
                .substring(0, 12);
        String links = files.keySet().stream()
                .filter(name -> name.endsWith(".js"))
                .map(name -> "<link rel=\"modulepreload\" href=\"page/" + name + "\">\n")
                .collect(Collectors.joining());
        String whole = html.replace("</head>", links + "</head>").replace("\"page/", "\"page/" + version + '/');
        return new PageIndex(version, PageFile.of("html", whole.getBytes(StandardCharsets.UTF_8)));
    }

    private static void collect(Pattern pattern, String text, Deque<String> names) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
    }

    private static PageFile there(String resource) {
        PageFile file = PageFile.read(resource);
        if (file == null) {
            throw new IllegalStateException("The release lacks " + resource + ": it was not built as a whole");
        }
        return file;
    }

    private static String text(PageFile file) {
        return new String(file.plain(), StandardCharsets.UTF_8);
    }

    /** Another one for other content of any file. */
    String version() {
        return version;
    }

    PageFile file() {
        return file;
    }
}
