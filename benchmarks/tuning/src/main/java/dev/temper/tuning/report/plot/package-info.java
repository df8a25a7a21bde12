/** Line plots as SVG: the little that the report needs, without a library. */
@NullMarked
package dev.temper.tuning.report.plot;

import org.jspecify.annotations.NullMarked;
