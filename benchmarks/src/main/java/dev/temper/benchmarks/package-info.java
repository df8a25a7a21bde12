/**
 * What Temper costs and gains: latency and throughput beside bare Kafka, steps and fits by JMH, replay, the demo in virtual
 * time.
 */
@NullMarked
package dev.temper.benchmarks;

import org.jspecify.annotations.NullMarked;
