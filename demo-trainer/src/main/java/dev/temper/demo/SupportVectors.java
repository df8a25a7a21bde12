package dev.temper.demo;

import java.util.Arrays;
import java.util.List;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/**
 * A support vector machine with a radial kernel, trained on a part of the data: the case of A. Klein et al., "Fast Bayesian
 * Optimization of Machine Learning Hyperparameters on Large Datasets", AISTATS 2017, section 5.1.
 *
 * @param c price of a training example on the wrong side, above 0
 * @param gamma inverse of the kernel's squared width, above 0
 */
public record SupportVectors(double c, double gamma) {
    /** A share of the examples to train on, and its name as a task. */
    record Size(String task, int examples) {}

    /** From the cheapest to the whole. */
    static final List<Size> SIZES = List.of(
            new Size("1/64", Satellite.TRAINING / 64),
            new Size("1/16", Satellite.TRAINING / 16),
            new Size("1/4", Satellite.TRAINING / 4),
            new Size("all", Satellite.TRAINING));

    private static final int CACHE_MEGABYTES = 100;
    private static final double TOLERANCE = 1e-3;

    /** Checks ranges. */
    public SupportVectors {
        require(c > 0 && Double.isFinite(c), "c", c);
        require(gamma > 0 && Double.isFinite(gamma), "gamma", gamma);
    }

    private static void require(boolean holds, String name, double value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + ": give a number above 0");
        }
    }

    /** How many sizes there are. */
    public static int sizes() {
        return SIZES.size();
    }

    /**
     * Trains and validates.
     *
     * @param size number of the size, from 0 for the cheapest
     * @return part of the validation examples told right
     */
    public double accuracy(Satellite satellite, int size) {
        svm_node[][] nodes =
                Arrays.stream(satellite.features()).map(SupportVectors::nodes).toArray(svm_node[][]::new);
        svm_problem problem = new svm_problem();
        problem.l = SIZES.get(size).examples();
        problem.x = Arrays.copyOf(nodes, problem.l);
        problem.y = Arrays.copyOf(satellite.label(), problem.l);
        svm.svm_set_print_string_function(text -> {}); // standard output is for results
        svm_model model = svm.svm_train(problem, parameter());
        int right = 0;
        for (int i = Satellite.TRAINING; i < nodes.length; i++) {
            right += svm.svm_predict(model, nodes[i]) == satellite.label()[i] ? 1 : 0;
        }
        return (double) right / (nodes.length - Satellite.TRAINING);
    }

    private svm_parameter parameter() {
        svm_parameter parameter = new svm_parameter();
        parameter.svm_type = svm_parameter.C_SVC;
        parameter.kernel_type = svm_parameter.RBF;
        parameter.C = c;
        parameter.gamma = gamma;
        parameter.eps = TOLERANCE;
        parameter.cache_size = CACHE_MEGABYTES;
        parameter.shrinking = 1;
        return parameter;
    }

    private static svm_node[] nodes(double[] features) {
        svm_node[] nodes = new svm_node[features.length];
        for (int f = 0; f < features.length; f++) {
            nodes[f] = new svm_node();
            nodes[f].index = f + 1;
            nodes[f].value = features[f];
        }
        return nodes;
    }
}
