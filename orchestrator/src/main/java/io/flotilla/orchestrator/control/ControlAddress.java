package io.flotilla.orchestrator.control;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Properties;

/** How the control database is reached. */
public record ControlAddress(String url, String user, String password, boolean embedded) {

    /** Further apart, schedulers take each other for dead, or for alive when they are not. */
    private static final Duration APART = Duration.ofSeconds(5);

    /**
     * Connects once, so that a wrong address or a wrong clock is told at the start and in one line.
     *
     * @throws ControlFailure if it does not answer within ten seconds, or its clock is further than
     *     five seconds from ours
     */
    public void check() {
        check(InstantSource.system());
    }

    void check(InstantSource clock) {
        try (var connection = connect()) {
            compare(connection, clock);
        } catch (SQLException e) {
            throw new ControlFailure(
                    "the control database at %s does not let us in: %s"
                            .formatted(url.replaceFirst("\\?.*", ""), e.getMessage()),
                    e);
        }
    }

    private static void compare(Connection connection, InstantSource clock) throws SQLException {
        var before = clock.instant();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT clock_timestamp()")) {
            rows.next();
            var theirs = rows.getObject(1, OffsetDateTime.class).toInstant();
            var after = clock.instant();
            if (theirs.isBefore(before.minus(APART)) || theirs.isAfter(after.plus(APART))) {
                throw new ControlFailure(
                        "this machine's clock says %s and the control database's %s: have both kept by NTP"
                                .formatted(after, theirs));
            }
        }
    }

    boolean answers() {
        try (var _ = connect()) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "10");
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return url;
    }
}
