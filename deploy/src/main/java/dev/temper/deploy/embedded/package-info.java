/** A whole stack in one JVM: a real Kafka broker in KRaft mode and the schema registry, kept under one data directory. */
@NullMarked
package dev.temper.deploy.embedded;

import org.jspecify.annotations.NullMarked;
