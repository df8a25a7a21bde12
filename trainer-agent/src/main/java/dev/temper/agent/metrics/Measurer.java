package dev.temper.agent.metrics;

import dev.temper.agent.metrics.Complaint.Kind;
import dev.temper.schemas.MetricValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes measurements of counts and numbers, and complains of those that are none. One for each run and source. */
public final class Measurer {
    private static final String SECONDS = "seconds";

    private final Terms terms;
    private final Complaint complaint = new Complaint();

    /** Measures in these terms. */
    public Measurer(Terms terms) {
        this.terms = terms;
    }

    /** What goes wrong is told here. */
    Complaint complaint() {
        return complaint;
    }

    /** The terms. */
    Terms terms() {
        return terms;
    }

    /** There is nothing more to measure: what was only suspected is said now. */
    public void end() {
        complaint.end();
    }

    /** See {@link MetricParser#hint}. */
    public @Nullable String hint() {
        return complaint.hint();
    }

    /**
     * A measurement.
     *
     * @param written the count as the script has it
     * @param numbers metrics by the script's names; {@code seconds} among them is how long the epoch took
     * @param where the line, to be shown
     * @return null when it is none; why was told
     */
    public @Nullable EpochMetrics measure(double written, Map<String, Double> numbers, String where) {
        int epoch = terms.counter().epoch(written);
        if (epoch <= 0) {
            complainOfCount(epoch, written, where);
            return null;
        }
        Map<String, Double> named = new LinkedHashMap<>();
        numbers.forEach((name, value) -> named.putIfAbsent(terms.names().getOrDefault(name, name), value));
        Double seconds = named.remove(SECONDS);
        if (named.isEmpty()) {
            complaint.add("no metric beside the " + terms.counter().name() + " in " + Complaint.show(where));
            return null;
        }
        String metric = terms.metric();
        if (metric != null && !named.containsKey(metric)) {
            complaint.suspect(
                    Kind.NO_METRIC,
                    "there is no \"" + metric + "\" (metrics.metric in agent.yaml), but " + some(named) + ", in "
                            + Complaint.show(where));
            return null;
        }
        List<MetricValue> values = Values.of(named, complaint);
        if (values.isEmpty()) {
            return null;
        }
        complaint.understood();
        boolean usable = seconds != null && Double.isFinite(seconds) && seconds >= 0;
        return new EpochMetrics(epoch, values, usable ? seconds : null);
    }

    private static String some(Map<String, Double> named) {
        return String.join(", ", named.keySet().stream().limit(10).toList());
    }

    private void complainOfCount(int kind, double written, String where) {
        Counter counter = terms.counter();
        String count =
                counter.name() + " " + (written == Math.rint(written) ? String.format("%.0f", written) : written);
        if (kind == Counter.BETWEEN) {
            complaint.doubt(
                    Kind.FRACTION,
                    count + " is not complete, so this is log output; report whole epochs"
                            + (counter.every() > 1 ? " (metrics.every is " + counter.every() + ")" : "") + ": "
                            + Complaint.show(where));
        } else if (written == 0 && counter.first() == 1) {
            complaint.say(
                    Kind.ZERO_BASED,
                    count + " is no whole number from 1; a script that counts from 0 needs metrics.firstEpoch: 0 in"
                            + " agent.yaml: " + Complaint.show(where));
        } else {
            complaint.add(count + " is no whole number from " + counter.first() + ": " + Complaint.show(where));
        }
    }
}
