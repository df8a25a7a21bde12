/** Who may do what on a broker with an authoriser: the one place that says so. */
@NullMarked
package dev.temper.deploy.access;

import org.jspecify.annotations.NullMarked;
