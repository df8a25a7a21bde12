/** What the model advises: proposals, which enter the journal like any other event. */
@NullMarked
package dev.temper.core.proposal;

import org.jspecify.annotations.NullMarked;
