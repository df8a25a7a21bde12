package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.definition.LearnFrom;
import dev.temper.core.definition.LearnFrom.Earlier;
import dev.temper.core.source.SourceParameter;
import dev.temper.core.source.SourceTrials;
import dev.temper.core.source.SourceTrials.FittedTrial;
import dev.temper.core.space.Scale;
import dev.temper.schemas.document.FieldReader;
import dev.temper.schemas.document.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Earlier experiments that are learnt from: {@code learn_from}. */
final class LearnFromReader {
    private static final String FIELD = "learn_from";
    private static final String AUTO = "auto";

    private final Findings findings;

    LearnFromReader(Findings findings) {
        this.findings = findings;
    }

    LearnFrom read(FieldReader top) {
        JsonNode given = top.get(FIELD);
        if (given == null) {
            return LearnFrom.NONE;
        }
        if (given.isTextual()) {
            if (!given.textValue().equals(AUTO)) {
                top.unread(FIELD, "is " + FieldReader.show(given) + ": give auto, or a list of experiments");
            }
            return new LearnFrom(true, List.of());
        }
        List<Earlier> all = new ArrayList<>();
        for (JsonNode item : top.list(FIELD)) {
            all.add(
                    item.isTextual()
                            ? new Earlier(item.textValue(), false, new TreeMap<>(), null)
                            : earlier(item, FIELD + "[" + all.size() + "]"));
        }
        return new LearnFrom(false, all);
    }

    private Earlier earlier(JsonNode item, String path) {
        FieldReader fields = new FieldReader(item, ObjectKind.EARLIER, path, findings);
        boolean file = fields.has("file");
        if (file && fields.has("experiment")) {
            fields.unread("file", "is given beside experiment: keep one of the two");
        }
        String name = fields.text(file ? "file" : "experiment");
        SortedMap<String, String> renamed = new TreeMap<>();
        FieldReader rename = fields.object("rename", ObjectKind.FREE, true);
        rename.names().forEach(old -> renamed.put(old, rename.text(old)));
        rename.finish();
        SourceTrials learned = fields.has("learned")
                ? learned(fields.object("learned", ObjectKind.LEARNED, false), path + ".learned", name)
                : null;
        fields.finish();
        return new Earlier(name, file, renamed, learned);
    }

    private SourceTrials learned(FieldReader fields, String path, String name) {
        String digest = fields.text("digest");
        List<SourceParameter> parameters = new ArrayList<>();
        for (JsonNode item : fields.list("parameters")) {
            parameters.add(parameter(new FieldReader(
                    item, ObjectKind.SHARED, path + ".parameters[" + parameters.size() + "]", findings)));
        }
        List<Double> shares = new ArrayList<>();
        for (JsonNode share : fields.list("shares")) {
            shares.add(share.isNumber() ? share.doubleValue() : Double.NaN);
        }
        List<FittedTrial> trials = new ArrayList<>();
        int columns = SourceTrials.columns(parameters);
        for (JsonNode item : fields.list("trials")) {
            List<Double> numbers = new ArrayList<>();
            for (JsonNode number : item) {
                numbers.add(
                        number.isIntegralNumber() && number.canConvertToInt()
                                ? SourceTrials.ofUnits(number.intValue())
                                : Double.NaN);
            }
            int split = Math.min(columns, numbers.size());
            trials.add(new FittedTrial(numbers.subList(0, split), numbers.subList(split, numbers.size())));
        }
        fields.finish();
        return new SourceTrials(name, digest, parameters, shares, trials);
    }

    private static SourceParameter parameter(FieldReader fields) {
        String name = fields.text("name");
        if (!fields.has("values")) {
            Scale scale = fields.choice("scale", Scale.class, Scale.LINEAR);
            SourceParameter number = new SourceParameter(
                    name, fields.number("min"), fields.number("max"), scale != Scale.LINEAR, List.of());
            fields.finish();
            return number;
        }
        List<String> values = new ArrayList<>();
        fields.list("values").forEach(value -> values.add(value.asText()));
        fields.finish();
        return new SourceParameter(name, 0, 0, false, values);
    }
}
