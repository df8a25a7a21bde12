/** Experiments and trials as runs of MLflow. */
@NullMarked
package dev.temper.sinks.mlflow;

import org.jspecify.annotations.NullMarked;
