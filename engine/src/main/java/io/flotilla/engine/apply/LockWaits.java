package io.flotilla.engine.apply;

import io.flotilla.engine.dialect.FailureClassifier;
import io.flotilla.engine.dialect.FailureKind;
import java.sql.SQLException;
import java.time.Duration;

/** Has an attempt's listener hear how long what takes locks took. */
record LockWaits(FailureClassifier failures, AttemptListener listener) {

    /** What takes locks. */
    @FunctionalInterface
    interface Taking<T> {
        T take() throws SQLException;
    }

    /** The same, where nothing else comes of it. */
    @FunctionalInterface
    interface JustTaking {
        void take() throws SQLException;
    }

    <T> T of(Taking<T> locks) throws SQLException {
        var began = System.nanoTime();
        try {
            var got = locks.take();
            tell(began);
            return got;
        } catch (SQLException e) {
            if (failures.classify(e) == FailureKind.LOCK_TIMEOUT) {
                tell(began);
            }
            throw e;
        }
    }

    void run(JustTaking locks) throws SQLException {
        of(
                () -> {
                    locks.take();
                    return locks;
                });
    }

    private void tell(long began) {
        listener.locked(Duration.ofNanos(System.nanoTime() - began));
    }
}
