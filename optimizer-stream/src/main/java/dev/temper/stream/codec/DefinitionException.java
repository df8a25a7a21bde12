package dev.temper.stream.codec;

import dev.temper.core.space.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A definition that cannot be run, with everything that is wrong with it. */
public final class DefinitionException extends CodecException {
    private final transient List<Problem> problems;

    /** At least one problem. */
    public DefinitionException(List<Problem> problems) {
        super(problems.stream().map(DefinitionException::line).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order of the document; the message has one line for each. */
    public List<Problem> problems() {
        return problems;
    }

    private static String line(Problem problem) {
        return problem.path().isEmpty() ? problem.message() : problem.path() + ": " + problem.message();
    }
}
