/**
 * The pure core: what an experiment is, how it is stepped, what is learnt from it, and how it is replayed. No clock, no
 * thread, no file, no transport. Begin at {@link dev.temper.core.experiment.ExperimentMachine}; docs/architecture.md draws
 * the packages as a tree.
 */
@NullMarked
package dev.temper.core;

import org.jspecify.annotations.NullMarked;
