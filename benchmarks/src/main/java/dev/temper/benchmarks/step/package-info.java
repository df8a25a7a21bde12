/** How long a step of the machine takes, without Kafka. */
@NullMarked
package dev.temper.benchmarks.step;

import org.jspecify.annotations.NullMarked;
