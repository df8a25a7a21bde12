package dev.temper.core.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a fit learns from: trials with their features, and values observed of them. Filled once, in any order; then only
 * read.
 */
public final class Observations {
    private final List<double[]> features = new ArrayList<>();
    private int[] trial = new int[16];
    private double[] level = new double[16];
    private double[] target = new double[16];
    private double[] noise = new double[16];
    private int size;

    /**
     * Adds a trial.
     *
     * @param row its features, kept and not to be changed
     * @return its index, from 0
     */
    public int addTrial(double[] row) {
        features.add(row);
        return features.size() - 1;
    }

    /**
     * Adds an observation.
     *
     * @param ofTrial an index that {@link #addTrial} gave
     * @param t the level of training
     * @param z the warped value
     * @param variance reported noise of this value in warped units squared, 0 if none was
     */
    public void add(int ofTrial, double t, double z, double variance) {
        if (size == trial.length) {
            trial = Arrays.copyOf(trial, 2 * size);
            level = Arrays.copyOf(level, 2 * size);
            target = Arrays.copyOf(target, 2 * size);
            noise = Arrays.copyOf(noise, 2 * size);
        }
        trial[size] = ofTrial;
        level[size] = t;
        target[size] = z;
        noise[size] = variance;
        size++;
    }

    /** n, the number of observations. */
    public int size() {
        return size;
    }

    /** Number of trials. */
    public int trials() {
        return features.size();
    }

    /** The features of a trial: not to be changed. */
    public double[] features(int index) {
        return features.get(index);
    }

    /** The trial of an observation. */
    public int trial(int i) {
        return trial[i];
    }

    /** The level of an observation. */
    public double level(int i) {
        return level[i];
    }

    /** The warped value of an observation. */
    public double target(int i) {
        return target[i];
    }

    /** All warped values: a new array. */
    public double[] targets() {
        return Arrays.copyOf(target, size);
    }

    /** The reported noise variance of an observation. */
    public double noise(int i) {
        return noise[i];
    }

    /** Where an observation was made. */
    public Place place(int i) {
        return new Place(features.get(trial[i]), trial[i], level[i]);
    }

    /** The distinct levels, ascending. */
    double[] levels() {
        return Arrays.stream(level, 0, size).sorted().distinct().toArray();
    }
}
