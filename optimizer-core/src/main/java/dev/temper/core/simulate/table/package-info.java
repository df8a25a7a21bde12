/** The machine on recorded learning curves, in virtual time and without faults: a plan before GPUs are paid for. */
@NullMarked
package dev.temper.core.simulate.table;

import org.jspecify.annotations.NullMarked;
