package io.flotilla.engine.apply;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.inspect.KnownDigests;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at many targets of one database together, before their attempts: each under its lock and
 * with its attempt's epoch in the fence, but at a fraction of what looking at each apart costs. For
 * any thread.
 */
public final class Lookout {

    private final Dialect dialect;
    private final KnownDigests digests;

    /**
     * @param digests those of the {@link PlanRunner} that makes the attempts, which learns them
     */
    public Lookout(Dialect dialect, KnownDigests digests) {
        this.dialect = dialect;
        this.digests = digests;
    }

    /**
     * What was seen, by schema. A target that somebody is at work on, that is gone or like none
     * that was inspected before is left to its attempt, and so are all of them where the look
     * fails.
     *
     * @param attempts of one run
     */
    public Map<String, Fingerprint> look(List<Attempt> attempts, Connections connections) {
        if (attempts.isEmpty() || digests.isEmpty() || !digests.pay()) {
            return Map.of();
        }
        try (var connection = connections.open()) {
            return look(attempts, connection);
        } catch (SQLException e) {
            // the attempts will meet what is wrong, and know what it means for their targets
            return Map.of();
        }
    }

    private Map<String, Fingerprint> look(List<Attempt> attempts, Connection connection)
            throws SQLException {
        var limit = AnswerLimit.set(connection, attempts.getFirst().timeouts());
        try {
            var claims = attempts.stream().map(Lookout::claim).toList();
            var found = dialect.targetSessions().digestAll(connection, claims);
            var seen = new HashMap<String, Fingerprint>();
            for (var attempt : attempts) {
                var digest = found.get(attempt.schema());
                if (digest != null) {
                    digests.find(digest).ifPresent(live -> seen.put(attempt.schema(), live));
                }
            }
            return seen;
        } finally {
            limit.restore();
        }
    }

    static TargetClaim claim(Attempt attempt) {
        return new TargetClaim(
                attempt.schema(),
                attempt.epoch(),
                attempt.run(),
                attempt.timeouts().lock(),
                attempt.timeouts().statement());
    }
}
