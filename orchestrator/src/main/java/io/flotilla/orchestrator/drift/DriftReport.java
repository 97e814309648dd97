package io.flotilla.orchestrator.drift;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of deviations, and the targets that could not be read. {@code scanAgeSeconds} is how long
 * ago the target read longest ago was read.
 */
record DriftReport(
        List<Deviation> items,
        @Nullable String next,
        List<DriftDao.Unreadable> unreadable,
        double scanAgeSeconds) {}
