package dev.temper.stream.codec;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Value;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Target;
import dev.temper.schemas.ParameterValue;
import java.util.ArrayList;
import java.util.List;

/** The parts that several events and decisions share. */
public final class Parts {
    private Parts() {}

    static Assignee assignee(dev.temper.schemas.Assignee from) {
        return new Assignee(from.getAgent(), from.getSession(), from.getSlot(), from.getOffer());
    }

    static dev.temper.schemas.Assignee assignee(Assignee from) {
        return new dev.temper.schemas.Assignee(from.agent(), from.session(), from.slot(), from.offer());
    }

    static Target target(dev.temper.schemas.Target from) {
        return new Target(from.getRung(), from.getTask(), from.getFromEpoch(), from.getToEpoch());
    }

    static dev.temper.schemas.Target target(Target from) {
        return new dev.temper.schemas.Target(from.rung(), from.task(), from.fromEpoch(), from.toEpoch());
    }

    /** A configuration of a record. */
    public static Configuration configuration(List<ParameterValue> from) {
        List<Setting> settings = new ArrayList<>(from.size());
        for (ParameterValue parameter : from) {
            settings.add(new Setting(parameter.getName(), value(parameter)));
        }
        return new Configuration(settings);
    }

    /** A configuration for a record. */
    public static List<ParameterValue> parameters(Configuration from) {
        List<ParameterValue> parameters = new ArrayList<>(from.settings().size());
        for (Setting setting : from.settings()) {
            parameters.add(new ParameterValue(setting.parameter(), unwrap(setting.value())));
        }
        return parameters;
    }

    private static Value value(ParameterValue parameter) {
        Object value = parameter.getValue();
        if (value instanceof Double number) {
            return new Value.OfDouble(number);
        }
        if (value instanceof Long number) {
            return new Value.OfLong(number);
        }
        if (value instanceof CharSequence text) {
            return new Value.OfText(text.toString());
        }
        throw new CodecException("parameter " + parameter.getName() + " is neither double, long nor text");
    }

    private static Object unwrap(Value value) {
        if (value instanceof Value.OfDouble number) {
            return number.value();
        }
        if (value instanceof Value.OfLong number) {
            return number.value();
        }
        return ((Value.OfText) value).value();
    }
}
