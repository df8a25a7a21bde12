/** The demo's training program: a multilayer perceptron that learns handwritten digits by gradient descent. */
@NullMarked
package dev.temper.demo;

import org.jspecify.annotations.NullMarked;
