package io.flotilla.engine.dialect.postgres;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What only an aggregate has, as in {@code pg_aggregate}; functions by their oids, whose SQL is in
 * {@code names}.
 */
record AggregateRow(
        char kind,
        long transition,
        String state,
        int stateSize,
        @JsonProperty("final") long finalFunction,
        boolean finalExtra,
        char finalModify,
        long combine,
        long serialize,
        long deserialize,
        @Nullable String initial,
        long movingTransition,
        long movingInverse,
        @Nullable String movingState,
        int movingStateSize,
        long movingFinal,
        boolean movingFinalExtra,
        char movingFinalModify,
        @Nullable String movingInitial,
        @Nullable String sortOperator,
        char parallel,
        Map<Long, String> names) {

    /** Null for none. */
    @Nullable String function(long oid) {
        return oid == 0 ? null : names.get(oid);
    }
}
