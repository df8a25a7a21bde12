/** Views: what an experiment and its trials look like now, as records of the compacted topic. */
@NullMarked
package dev.temper.stream.views;

import org.jspecify.annotations.NullMarked;
