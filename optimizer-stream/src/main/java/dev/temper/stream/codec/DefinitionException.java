package dev.temper.stream.codec;

import dev.temper.schemas.document.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** A definition that cannot be run, with everything that is wrong with it. */
public final class DefinitionException extends CodecException {
    private final transient List<Finding> findings;

    /** At least one finding. */
    public DefinitionException(List<Finding> findings) {
        super(findings.stream().map(Finding::line).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** Everything that is wrong, in the order of the document; the message has one line for each. */
    public List<Finding> findings() {
        return findings;
    }
}
