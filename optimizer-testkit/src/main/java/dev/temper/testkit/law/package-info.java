/** The laws of the machine as checks: one class a law, each against an independent account of the journal. */
@NullMarked
package dev.temper.testkit.law;

import org.jspecify.annotations.NullMarked;
