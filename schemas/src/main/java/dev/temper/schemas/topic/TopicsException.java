package dev.temper.schemas.topic;

import java.util.List;

/** Topics that exist are not as the catalogue needs them; carries every problem found, and what mends them. */
public final class TopicsException extends RuntimeException {
    private final List<String> problems;
    private final List<String> remedies;

    /**
     * Every problem at once.
     *
     * @param problems what is wrong, a sentence each
     * @param remedies commands that mend settings, one a topic; empty when no settings are wrong
     */
    public TopicsException(List<String> problems, List<String> remedies) {
        super(message(problems, remedies));
        this.problems = List.copyOf(problems);
        this.remedies = List.copyOf(remedies);
    }

    private static String message(List<String> problems, List<String> remedies) {
        String message = "the topics are not as Temper needs them:\n  " + String.join("\n  ", problems);
        return remedies.isEmpty()
                ? message
                : message + "\n`temper topics --fix` mends the settings, and so do Kafka's own commands:\n  "
                        + String.join("\n  ", remedies);
    }

    /** What is wrong, a sentence each. */
    public List<String> problems() {
        return problems;
    }

    /** Commands that mend the settings that are wrong, one a topic. */
    public List<String> remedies() {
        return remedies;
    }
}
