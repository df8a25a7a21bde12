package dev.temper.schemas.topic;

import java.util.List;

/** Topics that exist are not as the catalogue needs them; carries every problem found, each with its remedy. */
public final class TopicsException extends RuntimeException {
    private final List<String> problems;

    /** Every problem at once. */
    public TopicsException(List<String> problems) {
        super("the topics are not as Temper needs them:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, a sentence each. */
    public List<String> problems() {
        return problems;
    }
}
