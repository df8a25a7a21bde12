/** What raw results come to: estimates with intervals, tables in Markdown, and one page with plots. */
@NullMarked
package dev.temper.tuning.report;

import org.jspecify.annotations.NullMarked;
