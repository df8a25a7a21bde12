package dev.temper.deploy.show;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The CSV file that a command is told to write.
 *
 * @param command that writes it, which may differ from the one given: trials that run side by side each need their own
 * @param path as the agent's file names it
 */
public record NamedCsv(List<String> command, String path) {
    private static final String IN_CHECKPOINTS = "{checkpoint_dir}/";
    private static final Pattern WORD = Pattern.compile("(-[^=]*=)?(?<path>.*[^/]\\.[ct]sv)");
    private static final NamedCsv NONE = new NamedCsv(List.of(), "");

    /** Copies the command. */
    public NamedCsv {
        command = List.copyOf(command);
    }

    /**
     * The last such file that a command names, unless it is there already and so may be what the script reads.
     *
     * @param several whether trials run side by side
     */
    public static NamedCsv in(List<String> command, boolean several) {
        return in(command, several, file -> Files.exists(Path.of(file)));
    }

    static NamedCsv in(List<String> command, boolean several, Predicate<String> exists) {
        NamedCsv found = NONE;
        for (int at = 1; at < command.size(); at++) {
            Matcher word = WORD.matcher(command.get(at));
            if (word.matches() && !exists.test(word.group("path"))) {
                found = named(command, at, word, several);
            }
        }
        return found.path.isEmpty() ? new NamedCsv(command, IN_CHECKPOINTS + "metrics.csv") : found;
    }

    private static NamedCsv named(List<String> command, int at, Matcher word, boolean several) {
        String path = word.group("path");
        if (!several || path.contains("{")) {
            return new NamedCsv(command, path);
        }
        String own = IN_CHECKPOINTS + path.substring(path.lastIndexOf('/') + 1);
        List<String> changed = new ArrayList<>(command);
        changed.set(at, word.group().substring(0, word.start("path")) + own);
        return new NamedCsv(changed, own);
    }
}
