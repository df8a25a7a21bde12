/** The tuning benchmark: methods on recorded learning curves, in virtual time, and the report of what they cost. */
@NullMarked
package dev.temper.tuning;

import org.jspecify.annotations.NullMarked;
