package io.flotilla.orchestrator.cli.rollout;

/** Rollouts as the server describes them. */
final class Rollouts {
    static final String RUNNING =
            """
            {
              "id": 12, "release": "app@2", "state": "running", "halted": false, "reason": null,
              "manifestDigest": "sha256:00", "createdBy": "ada", "targets": 300,
              "waves": [
                {"position": 1, "name": "canary", "state": "done", "parallel": 5, "targets": 5,
                 "counts": {"applied": 5}},
                {"position": 2, "name": "tenth", "state": "running", "parallel": 16, "targets": 30,
                 "counts": {"applied": 18, "running": 8, "held": 1, "pending": 3}},
                {"position": 3, "name": "rest", "state": "waiting", "parallel": 32, "targets": 265,
                 "counts": {"pending": 265}}
              ],
              "counts": {"applied": 23, "running": 8, "held": 1, "pending": 268},
              "budget": {"allowed": 2, "used": 0}, "rate": 6.25, "etaSeconds": 44,
              "exceptions": 1, "problems": [], "nextActions": ["pause", "abort"]
            }
            """;

    static final String COMPLETED =
            """
            {
              "id": 12, "release": "app@2", "state": "completed", "halted": false,
              "manifestDigest": "sha256:00", "targets": 3,
              "waves": [
                {"position": 1, "name": "all", "state": "done", "parallel": 5, "targets": 3,
                 "counts": {"applied": 1, "held": 1, "failed": 1}}
              ],
              "counts": {"applied": 1, "held": 1, "failed": 1},
              "budget": {"allowed": null, "used": 1}, "rate": 0.0, "etaSeconds": null,
              "exceptions": 2, "problems": [], "nextActions": ["revert", "retry"]
            }
            """;

    private Rollouts() {}

    /** The completed one, with other facts in place of its own. */
    static String with(String state, boolean halted, String counts, int exceptions) {
        return """
        {"id": 12, "release": "app@2", "state": "%s", "halted": %s, "manifestDigest": "x",
         "waves": [], "counts": %s, "rate": 0.0, "exceptions": %d, "nextActions": []}
        """
                .formatted(state, halted, counts, exceptions);
    }
}
