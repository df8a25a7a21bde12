package dev.temper.schemas.document;

import java.util.List;
import java.util.stream.Collectors;

/** A text that is no document: neither JSON nor YAML, or with a field that is there twice. */
public final class DocumentException extends RuntimeException {
    private final transient List<Finding> findings;

    /** At least one finding. */
    public DocumentException(List<Finding> findings) {
        super(findings.stream().map(Finding::line).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** Everything that is wrong; the message has a line for each. */
    public List<Finding> findings() {
        return findings;
    }
}
