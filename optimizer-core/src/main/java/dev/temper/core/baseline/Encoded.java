package dev.temper.core.baseline;

import dev.temper.core.history.Past;
import dev.temper.core.model.Encoding;
import dev.temper.core.pool.Option;
import dev.temper.core.space.Configuration;
import java.util.Map;
import java.util.TreeMap;

/** The trials of an experiment, each encoded once: it only saves time. */
final class Encoded {
    private final Encoding encoding;
    private final Map<Integer, Option> known = new TreeMap<>();

    Encoded(Encoding encoding) {
        this.encoding = encoding;
    }

    /** A configuration that was not tried. */
    Option fresh(Configuration configuration) {
        return new Option(0, configuration, encoding.encode(configuration), -1);
    }

    /** A trial that rests, to be trained further. */
    Option resting(Past past) {
        return new Option(past.number(), past.configuration(), features(past), past.reached());
    }

    /** The encoded configuration of a trial: not to be changed. */
    double[] features(Past past) {
        Option option = known.get(past.number());
        if (option == null || !option.configuration().equals(past.configuration())) {
            option = fresh(past.configuration());
            known.put(past.number(), option);
        }
        return option.features();
    }
}
