/** The demo's training programs: a multilayer perceptron that learns printed letters by Adam, and support vector machines. */
@NullMarked
package dev.temper.demo;

import org.jspecify.annotations.NullMarked;
