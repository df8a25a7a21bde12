package dev.temper.sinks.mlflow;

/** Names and values as MLflow takes them. */
final class MlflowNames {
    private static final int LONGEST_NAME = 250;
    private static final int LONGEST_VALUE = 6_000;

    private MlflowNames() {}

    /**
     * A name of a metric or a parameter, which MLflow takes for a path: letters, digits, underscores, hyphens, dots, spaces and
     * slashes, whatever else becomes an underscore; no part of the path is empty or a dot or two.
     */
    static String name(String name) {
        String plain = name.replaceAll("[^\\p{Alnum}_\\-. /]", "_");
        String[] parts = plain.split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = parts[i].matches("\\.{0,2}") ? "_" : parts[i];
        }
        String all = String.join("/", parts);
        return all.substring(0, Math.min(LONGEST_NAME, all.length()));
    }

    /** A parameter's value or a tag's, cut where MLflow would refuse it. */
    static String value(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE - 3) + "...";
    }
}
