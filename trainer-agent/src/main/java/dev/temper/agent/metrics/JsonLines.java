package dev.temper.agent.metrics;

import dev.temper.agent.metrics.Complaint.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes every object in a line that has the counter and at least one further number, as JSON or Python write it and
 * whatever stands around it. Numbers may be in quotes, as some frameworks write them; what is inside of an object is
 * named with its name before ({@code val/loss}); all else is passed over. An object without the counter is log: lines
 * are not counted to guess it, since scripts print other objects too.
 */
public final class JsonLines implements MetricParser {
    /** Lines of log that are looked at for another format. */
    private static final int LOOKS = 10_000;

    private final Measurer measurer;
    private final KeyValueLines other;
    private int otherEpoch;
    private int looked;

    /** Lines with objects. */
    public record Format(Terms terms) implements MetricFormat {
        @Override
        public MetricParser parser() {
            return new JsonLines(terms);
        }
    }

    /** Reads lines that speak in these terms. */
    public JsonLines(Terms terms) {
        measurer = new Measurer(terms);
        other = new KeyValueLines(terms);
    }

    @Override
    public List<EpochMetrics> parse(String line) {
        int at = line.indexOf('{');
        if (at < 0) {
            suspectOtherFormat(line);
            return List.of();
        }
        String text = Terminal.plain(line);
        List<EpochMetrics> found = new ArrayList<>();
        boolean any = false;
        at = text.indexOf('{');
        while (at >= 0) {
            LiteralReader reader = new LiteralReader(text, at);
            Map<String, Object> object = reader.object();
            any |= object != null;
            if (object != null) {
                take(object, text, found);
            }
            at = text.indexOf('{', Math.max(at + 1, reader.position()));
        }
        if (!any) {
            broken(text);
        }
        return found;
    }

    /** Takes an object, or what is inside of one that has no counter itself. */
    private void take(Map<String, Object> object, String line, List<EpochMetrics> found) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        flatten(object, "", numbers);
        Double count = count(object);
        if (count != null) {
            numbers.keySet().removeIf(name -> measurer.terms().counter().isNamed(name));
            EpochMetrics measured = measurer.measure(count, numbers, line);
            if (measured != null) {
                found.add(measured);
            }
            return;
        }
        int before = found.size();
        boolean inside = false;
        for (Object value : object.values()) {
            if (value instanceof Map<?, ?> map && hasCounter(map)) {
                inside = true;
                take(LiteralReader.cast(map), line, found);
            }
        }
        if (!inside && found.size() == before) {
            complainOfNoCounter(numbers, line);
        }
    }

    private boolean hasCounter(Map<?, ?> map) {
        return count(LiteralReader.cast(map)) != null
                || map.values().stream().anyMatch(value -> value instanceof Map<?, ?> inner && hasCounter(inner));
    }

    private @Nullable Double count(Map<String, Object> object) {
        for (Map.Entry<String, Object> field : object.entrySet()) {
            if (measurer.terms().counter().isNamed(field.getKey())) {
                return number(field.getValue());
            }
        }
        return null;
    }

    private static void flatten(Map<String, Object> object, String prefix, Map<String, Double> numbers) {
        object.forEach((name, value) -> {
            Double number = number(value);
            if (number != null) {
                numbers.put(prefix + name, number);
            } else if (value instanceof Map<?, ?> map) {
                flatten(LiteralReader.cast(map), prefix + name + "/", numbers);
            }
        });
    }

    private static @Nullable Double number(Object value) {
        if (value instanceof String text) {
            return ScriptNumber.parse(text);
        }
        return value instanceof Double number ? number : null;
    }

    private void complainOfNoCounter(Map<String, Double> numbers, String line) {
        String name = measurer.terms().counter().name();
        String counted =
                numbers.keySet().stream().filter(Counter::isUsual).findFirst().orElse(null);
        String reason = "an object without a numeric \"" + name + "\": " + Complaint.show(line);
        if (counted != null && numbers.size() > 1) {
            measurer.complaint()
                    .suspect(
                            Kind.NO_COUNTER,
                            reason + ": print it, or set metrics.counter: " + counted + " in agent.yaml");
        } else if (!numbers.isEmpty()) {
            measurer.complaint().doubt(Kind.NO_COUNTER, reason + ": print it in the object with the metric");
        } else {
            measurer.complaint().add(reason);
        }
    }

    private void broken(String line) {
        String reason = "no object can be read in " + Complaint.show(line) + ": print one with json.dumps({\""
                + measurer.terms().counter().name() + "\": ..., ...}) in one line";
        if (namesCounter(line)) {
            measurer.complaint().say(Kind.BROKEN, reason);
        } else {
            measurer.complaint().add(reason);
        }
    }

    /** Whether the counter stands in the line as the name of a field. */
    private boolean namesCounter(String line) {
        String name = measurer.terms().counter().name().toLowerCase(Locale.ROOT);
        int at = line.toLowerCase(Locale.ROOT).indexOf(name, line.indexOf('{'));
        int next = at + name.length();
        return at >= 0 && next < line.length() && "\"':=".indexOf(line.charAt(next)) >= 0;
    }

    /** Only while nothing was understood: who prints objects may print what he likes beside them. */
    private void suspectOtherFormat(String line) {
        if (!measurer.complaint().isLost() || looked == LOOKS) {
            return;
        }
        looked++;
        List<EpochMetrics> found = other.parse(line);
        String metric = measurer.terms().metric();
        if (!found.isEmpty() && found.get(0).epoch() != otherEpoch) {
            otherEpoch = found.get(0).epoch();
            measurer.complaint()
                    .suspect(
                            Kind.OTHER_FORMAT,
                            "no object, but what looks like key=value, in " + Complaint.show(line)
                                    + ": set metrics.format: key-value in agent.yaml");
        } else if (found.isEmpty() && metric != null && line.contains(metric)) {
            measurer.complaint()
                    .doubt(
                            Kind.NO_COUNTER,
                            "\"" + metric + "\", but no object, in " + Complaint.show(line) + ": print " + example()
                                    + ", or set metrics.format or metrics.pattern in agent.yaml");
        }
    }

    @Override
    public List<EpochMetrics> end() {
        measurer.end();
        return List.of();
    }

    @Override
    public @Nullable String hint() {
        return measurer.hint();
    }

    @Override
    public String example() {
        Counter counter = measurer.terms().counter();
        String metric = measurer.terms().metric();
        return "{\"" + counter.name() + "\": " + (counter.first() + counter.every() - 1) + ", \""
                + (metric == null ? "accuracy" : metric) + "\": 0.91}";
    }

    @Override
    public String complaint() {
        return measurer.complaint().text();
    }
}
