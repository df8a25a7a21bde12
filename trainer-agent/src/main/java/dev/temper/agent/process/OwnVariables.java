package dev.temper.agent.process;

import java.util.List;
import java.util.Map;

/** Variables that the temper script sets for the agent's own JVM, and names in one more: training does not inherit them. */
final class OwnVariables {
    private static final String NAMES = "TEMPER_OWN_VARIABLES";

    private OwnVariables() {}

    static void remove(Map<String, String> environment) {
        String names = environment.remove(NAMES);
        if (names != null) {
            environment.keySet().removeAll(List.of(names.split(" ", -1)));
        }
    }
}
