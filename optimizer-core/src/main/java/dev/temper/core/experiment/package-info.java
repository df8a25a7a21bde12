/** What an experiment is (its definition and the checks on it), its state, and the machine that steps it. */
@NullMarked
package dev.temper.core.experiment;

import org.jspecify.annotations.NullMarked;
