/** {@code temper simulate}: plans on recorded curves, read from files, and shown as text. */
@NullMarked
package dev.temper.deploy.simulate;

import org.jspecify.annotations.NullMarked;
