package dev.temper.agent.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The configured command: a program and its arguments, in which {@code {name}} stands for a value of the trial. A value
 * becomes part of one argument whatever it contains; no shell reads it, and it is not searched for names again.
 * <code>{{</code> and <code>}}</code> are braces; braces around anything but a name are left as they are.
 *
 * <p>{@code {name?}} is for a parameter that does not always apply: without a value its argument is left out. When that
 * is the placeholder alone, an option before it ({@code --momentum {momentum?}}) is left out too.
 */
public final class CommandTemplate {
    private static final Pattern PART = Pattern.compile("\\{\\{|}}|\\{([A-Za-z_][A-Za-z0-9_.-]*)(\\?)?}");

    /** Options whose next argument a shell or an interpreter runs as a program. */
    private static final Set<String> RUNS_NEXT = Set.of("-c", "-e", "-lc", "-ec", "/c", "/C", "--command", "--eval");

    private final List<String> command;

    /** A command of at least its program. */
    public CommandTemplate(List<String> command) {
        this.command = List.copyOf(command);
    }

    /** What is wrong with a command, a sentence each; empty when nothing is. */
    public static List<String> problems(List<String> command) {
        List<String> problems = new ArrayList<>();
        if (command.isEmpty() || command.get(0).isBlank()) {
            problems.add("is empty: give the program and its arguments as a list, such as [python3, train.py]");
            return problems;
        }
        if (hasName(command.get(0))) {
            problems.add("has a placeholder in its program '" + command.get(0)
                    + "': a suggestion must not choose what is run");
        }
        for (int i = 1; i < command.size(); i++) {
            if (RUNS_NEXT.contains(command.get(i - 1)) && hasName(command.get(i))) {
                problems.add("has a placeholder in '" + command.get(i) + "', which " + command.get(i - 1)
                        + " runs as a program: a suggestion must not choose what is run. Pass the value as an argument"
                        + " of its own, such as [sh, -c, 'exec train \"$1\"', sh, '{learning_rate}']");
            }
        }
        return problems;
    }

    /**
     * Fills the values in.
     *
     * @throws UnstartableException when an argument has a name without a value
     */
    public List<String> fill(Map<String, String> values) throws UnstartableException {
        List<String> filled = new ArrayList<>(command.size());
        for (String argument : command) {
            if (!lacksOptional(argument, values)) {
                filled.add(fill(argument, values));
            } else if (PART.matcher(argument).matches()
                    && filled.size() > 1
                    && filled.get(filled.size() - 1).startsWith("-")) {
                filled.remove(filled.size() - 1);
            }
        }
        return filled;
    }

    private static boolean lacksOptional(String argument, Map<String, String> values) {
        return PART.matcher(argument)
                .results()
                .anyMatch(part -> part.group(2) != null && !values.containsKey(part.group(1)));
    }

    private static String fill(String argument, Map<String, String> values) throws UnstartableException {
        Matcher matcher = PART.matcher(argument);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            String value = name == null ? matcher.group().substring(1) : values.get(name);
            if (value == null) {
                throw new UnstartableException("the command's argument '" + argument + "' has the placeholder {" + name
                        + "}, and there is no such value; there are " + new TreeSet<>(values.keySet())
                        + ". Correct command in the agent's configuration, write {" + name
                        + "?} if the parameter does not always apply, or {{" + name + "}} for the braces");
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }

    private static boolean hasName(String argument) {
        return PART.matcher(argument).results().anyMatch(part -> part.group(1) != null);
    }
}
