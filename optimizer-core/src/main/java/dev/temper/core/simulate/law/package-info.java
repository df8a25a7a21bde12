/** The laws of the machine as checks: one class a law, each against an independent account of the journal. */
@NullMarked
package dev.temper.core.simulate.law;

import org.jspecify.annotations.NullMarked;
