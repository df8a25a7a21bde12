/**
 * The page: files of this module under {@code page/}, made of ES modules without a build step, and ECharts from its WebJar.
 *
 * <p>The files are public: they say nothing of any experiment. What they show, they ask the API for, which asks who they are.
 */
@NullMarked
package dev.temper.console.page;

import org.jspecify.annotations.NullMarked;
