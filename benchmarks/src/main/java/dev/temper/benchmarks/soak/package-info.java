/** Whether memory, disk and latency stay what they are while experiments come and go. */
@NullMarked
package dev.temper.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
