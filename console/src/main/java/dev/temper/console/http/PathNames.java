package dev.temper.console.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variable segments of a path. */
final class PathNames {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private PathNames() {}

    static List<String> of(String path) {
        List<String> names = new ArrayList<>();
        Matcher found = VARIABLE.matcher(path);
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }
}
