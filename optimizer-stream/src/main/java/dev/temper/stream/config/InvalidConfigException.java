package dev.temper.stream.config;

import java.util.List;

/** Settings that cannot be used; names every one of them at once. */
public final class InvalidConfigException extends RuntimeException {
    private final List<String> problems;

    /** One sentence a problem: the setting, its value, and what would be right. */
    public InvalidConfigException(List<String> problems) {
        super("The optimizer cannot start with these settings:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence a problem, in the order of the settings. */
    public List<String> problems() {
        return problems;
    }
}
