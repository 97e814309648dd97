package io.flotilla.orchestrator.control;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** How the control database is reached. */
public record ControlAddress(String url, String user, String password, boolean embedded) {

    /**
     * Connects once, so that a wrong address is told at the start and in one line.
     *
     * @throws ControlFailure if it does not answer within ten seconds
     */
    public void check() {
        try {
            connect();
        } catch (SQLException e) {
            throw new ControlFailure(
                    "the control database at %s does not let us in: %s"
                            .formatted(url.replaceFirst("\\?.*", ""), e.getMessage()),
                    e);
        }
    }

    boolean answers() {
        try {
            connect();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "10");
        DriverManager.getConnection(url, properties).close();
    }

    @Override
    public String toString() {
        return url;
    }
}
