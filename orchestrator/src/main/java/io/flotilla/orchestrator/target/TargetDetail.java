package io.flotilla.orchestrator.target;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One target in full. {@code difference} is the SQL that leads from what is expected of a drifted
 * one to what it is, for people to read; null when it has not drifted or a side is not on record.
 */
record TargetDetail(
        @JsonUnwrapped TargetRow target,
        @Nullable String difference,
        List<TargetViewDao.AttemptRow> attempts) {}
