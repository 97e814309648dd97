package io.flotilla.orchestrator.rollout;

import org.jdbi.v3.core.Jdbi;

/** Lets waits end at once that go by the control database's clock. */
record Patience(Jdbi control) {

    /** All of a rollout's targets are due again. */
    void ends(TestRollout rollout) {
        control.useHandle(
                handle ->
                        handle.execute(
                                """
                                UPDATE rollout_target SET not_before = now()
                                WHERE rollout_id = ? AND not_before > now()
                                """,
                                rollout.id));
    }

    /** One of them is. */
    void ends(TestRollout rollout, int number) {
        control.useHandle(
                handle ->
                        handle.execute(
                                """
                                UPDATE rollout_target SET not_before = now()
                                WHERE rollout_id = ? AND tenant = ? AND not_before > now()
                                """,
                                rollout.id,
                                rollout.tenant(number)));
    }

    /** A server's cool-down is over. */
    void coolsDown(int port) {
        control.useHandle(
                handle ->
                        handle.execute(
                                """
                                UPDATE target_server SET retry_at = now()
                                WHERE port = ? AND retry_at > now()
                                """,
                                port));
    }
}
