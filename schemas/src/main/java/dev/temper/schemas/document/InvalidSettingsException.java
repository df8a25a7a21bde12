package dev.temper.schemas.document;

import java.util.List;

/** Settings that cannot be used, with everything that is wrong with them. */
public final class InvalidSettingsException extends RuntimeException {
    private final List<String> lines;

    /**
     * At least one finding.
     *
     * @param whose says which settings, and that they cannot be used
     */
    public InvalidSettingsException(String whose, List<Finding> findings) {
        this(findings.stream().map(Finding::line).toList(), whose);
    }

    private InvalidSettingsException(List<String> lines, String whose) {
        super(whose + ":\n  - " + String.join("\n  - ", lines));
        this.lines = lines;
    }

    /** Everything that is wrong, a line each, in the order of the settings. */
    public List<String> lines() {
        return lines;
    }
}
