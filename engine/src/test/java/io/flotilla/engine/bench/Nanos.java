package io.flotilla.engine.bench;

import java.util.Arrays;

/** Measured times. */
final class Nanos {

    private Nanos() {}

    static double median(long[] nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
