/** Metric to decision through real Kafka, beside bare Kafka in the same run. */
@NullMarked
package dev.temper.benchmarks.load;

import org.jspecify.annotations.NullMarked;
