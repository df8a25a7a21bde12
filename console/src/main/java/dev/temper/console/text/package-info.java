/** What the command line, the API and the page say of decisions and values: the same words everywhere. */
@NullMarked
package dev.temper.console.text;

import org.jspecify.annotations.NullMarked;
