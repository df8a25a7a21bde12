/**
 * What happened in an experiment, made for reading: curves, decisions, leases, what was found for which cost. Folded from
 * its journal by the machine itself, and from nothing else; knows no Kafka and no HTTP.
 */
@NullMarked
package dev.temper.console.chronicle;

import org.jspecify.annotations.NullMarked;
