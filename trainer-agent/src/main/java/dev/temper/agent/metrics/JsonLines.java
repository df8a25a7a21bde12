package dev.temper.agent.metrics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.temper.schemas.MetricValue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes lines that are one JSON object with a whole number {@code epoch} and at least one further number. Bare and
 * quoted NaN and infinity are numbers, single quotes will do (Python prints them), {@code seconds} is the epoch's
 * length, and everything that is no number is passed over. An object without {@code epoch} is log: lines are not
 * counted to guess it, since scripts print other objects too.
 */
public final class JsonLines implements MetricParser {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final int firstEpoch;
    private final Complaint complaint = new Complaint();

    /**
     * Lines that are JSON objects.
     *
     * @param firstEpoch number that the script gives its first epoch, 0 or 1
     */
    public record Format(int firstEpoch) implements MetricFormat {
        @Override
        public MetricParser parser() {
            return new JsonLines(firstEpoch);
        }
    }

    /** Reads lines whose first epoch has this number, 0 or 1. */
    public JsonLines(int firstEpoch) {
        this.firstEpoch = firstEpoch;
    }

    @Override
    public List<EpochMetrics> parse(String line) {
        String text = line.strip();
        if (!text.startsWith("{") || !text.endsWith("}")) {
            return List.of();
        }
        Map<String, Double> numbers = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            read(parser, numbers);
        } catch (IOException e) {
            complaint.add("not one JSON object: " + text.substring(0, Math.min(80, text.length())));
            return List.of();
        }
        EpochMetrics found = measurement(numbers);
        return found == null ? List.of() : List.of(found);
    }

    private static void read(JsonParser parser, Map<String, Double> numbers) throws IOException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token.isNumeric()) {
                numbers.put(name, parser.getDoubleValue());
            } else if (token == JsonToken.VALUE_STRING) {
                Double value = ScriptNumber.parse(parser.getText());
                if (value != null && !Double.isFinite(value)) {
                    numbers.put(name, value);
                }
            } else {
                parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw new IOException("more than one object");
        }
    }

    private @Nullable EpochMetrics measurement(Map<String, Double> numbers) {
        Double written = numbers.remove("epoch");
        if (written == null) {
            complaint.add("a JSON object without a numeric \"epoch\"");
            return null;
        }
        Integer epoch = ScriptNumber.epoch(written, firstEpoch);
        if (epoch == null) {
            complaint.add("epoch " + written + " is no whole number from " + firstEpoch
                    + (firstEpoch == 1 ? "; a script that counts from 0 needs metrics.firstEpoch: 0" : ""));
            return null;
        }
        Double seconds = numbers.remove("seconds");
        if (numbers.isEmpty()) {
            complaint.add("a JSON object with an \"epoch\" and no metric");
            return null;
        }
        List<MetricValue> values = Values.of(numbers, complaint);
        if (values.isEmpty()) {
            return null;
        }
        boolean usable = seconds != null && Double.isFinite(seconds) && seconds >= 0;
        return new EpochMetrics(epoch, values, usable ? seconds : null);
    }

    @Override
    public String example() {
        return "{\"epoch\": " + firstEpoch + ", \"accuracy\": 0.91}";
    }

    @Override
    public String complaint() {
        return complaint.text();
    }
}
