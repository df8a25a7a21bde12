package dev.temper.stream.model;

import dev.temper.core.proposal.Proposal;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.StreamsMetrics;

/**
 * What a task of the model has done, beside Kafka Streams' own metrics and wherever those go (JMX, a metrics reporter,
 * Micrometer's binder): rates and totals of computations, proposals and fits, and how long a computation takes.
 */
final class ModelMetrics {
    private static final String SCOPE = "temper-model";

    private final Sensor computations;
    private final Sensor proposals;
    private final Sensor fits;

    ModelMetrics(StreamsMetrics metrics, String task) {
        computations = metrics.addLatencyRateTotalSensor(SCOPE, task, "compute", Sensor.RecordingLevel.INFO);
        proposals = metrics.addRateTotalSensor(SCOPE, task, "proposal", Sensor.RecordingLevel.INFO);
        fits = metrics.addRateTotalSensor(SCOPE, task, "fit", Sensor.RecordingLevel.INFO);
    }

    void record(Computation work) {
        computations.record((double) TimeUnit.NANOSECONDS.toMillis(work.nanos()));
        Proposal now = work.proposal();
        if (now != null) {
            proposals.record();
            Proposal before = work.from().proposal();
            int fitted =
                    now.model().fits() - (before == null ? 0 : before.model().fits());
            for (int i = 0; i < fitted; i++) {
                fits.record();
            }
        }
    }
}
