/** Many seeds: played on all processors, for hours, and gone on with. The one place of the testkit with a clock and threads. */
@NullMarked
package dev.temper.testkit.seed;

import org.jspecify.annotations.NullMarked;
