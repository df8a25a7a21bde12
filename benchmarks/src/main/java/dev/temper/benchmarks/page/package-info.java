/** The role api and the page with a large experiment: how soon it answers, and what it takes beside the engine. */
@NullMarked
package dev.temper.benchmarks.page;

import org.jspecify.annotations.NullMarked;
