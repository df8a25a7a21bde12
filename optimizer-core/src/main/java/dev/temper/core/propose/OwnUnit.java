package dev.temper.core.propose;

import dev.temper.core.definition.Metric;
import dev.temper.core.model.Scaling;

/** The way between a metric's own direction and unit and the model's scale. */
record OwnUnit(Metric metric, Scaling scaling) {
    /** What a loss on the model's scale is in the metric's own direction and unit. */
    double value(double scaled) {
        return metric.toLoss(scaling.invert(scaled));
    }

    /** A loss on the model's scale. */
    double scaled(double loss) {
        return scaling.apply(loss);
    }
}
