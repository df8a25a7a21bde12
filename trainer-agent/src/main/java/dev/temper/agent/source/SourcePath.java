package dev.temper.agent.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a run writes, with placeholders for what differs from run to run. No parameter is among them: a suggestion never
 * chooses what is read.
 */
public record SourcePath(String template) {
    private static final Set<String> WORDS = Set.of("checkpoint_dir", "experiment", "lease", "slot", "trial");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    /** What is wrong with a template, each with what to do. */
    public static List<String> problems(String template, int slots) {
        List<String> problems = new ArrayList<>();
        Set<String> used = new TreeSet<>();
        Matcher placeholders = PLACEHOLDER.matcher(template);
        while (placeholders.find()) {
            used.add(placeholders.group(1));
        }
        used.stream()
                .filter(word -> !WORDS.contains(word))
                .forEach(word -> problems.add("has the placeholder {" + word + "}: give one of " + new TreeSet<>(WORDS)
                        + "; values of parameters cannot be part of a path"));
        used.remove("experiment");
        if (slots > 1 && problems.isEmpty() && used.isEmpty()) {
            problems.add("is the same for all " + slots
                    + " slots, so that trials would be mixed up: put {checkpoint_dir}, {trial} or {slot} into it");
        }
        String unusable = unusable(PLACEHOLDER.matcher(template).replaceAll("x"));
        if (!unusable.isEmpty()) {
            problems.add("is no path: " + unusable);
        }
        return problems;
    }

    private static String unusable(String path) {
        try {
            return Path.of(path).toString().isEmpty() ? "it is empty" : "";
        } catch (InvalidPathException e) {
            return String.valueOf(e.getReason());
        }
    }

    /** Whether trials of several experiments that run at the same time would write to the same place. */
    public boolean isShared() {
        return !template.contains("{checkpoint_dir}")
                && !template.contains("{slot}")
                && !template.contains("{experiment}");
    }

    /** The path for a run; a relative one begins at the command's working directory. */
    Path in(RunPlace place) {
        String text = PLACEHOLDER
                .matcher(template)
                .replaceAll(
                        match -> Matcher.quoteReplacement(place.words().getOrDefault(match.group(1), match.group())));
        return place.workingDirectory().resolve(text).normalize();
    }
}
