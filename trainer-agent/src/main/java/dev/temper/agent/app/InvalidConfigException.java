package dev.temper.agent.app;

import java.util.List;

/** A configuration that cannot be used; names everything that is wrong with it at once. */
public final class InvalidConfigException extends RuntimeException {
    private final List<String> problems;

    InvalidConfigException(Object source, List<String> problems) {
        super("The agent's configuration " + source + " cannot be used:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence a problem: the path in the file, the value, and what would be right. */
    public List<String> problems() {
        return problems;
    }
}
