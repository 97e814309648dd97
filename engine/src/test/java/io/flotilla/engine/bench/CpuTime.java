package io.flotilla.engine.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Processor time so far of this process and of the local server's, in nanoseconds: of backends by
 * database, and of all others as {@code (server)}. Backends that have ended are not in it. Linux
 * alone tells; elsewhere there is the client's only. A machine with other work on it shows less in
 * the clock than here.
 */
public record CpuTime(long client, Map<Integer, Backend> backends) {

    /** A process of the server. */
    public record Backend(String database, long nanos) {}

    public static CpuTime now(Connection connection) throws SQLException {
        var backends = new HashMap<Integer, Backend>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT pid, coalesce(datname, '(server)') FROM pg_stat_activity")) {
            while (rows.next()) {
                var process = rows.getInt(1);
                backends.put(process, new Backend(rows.getString(2), ofProcess(process)));
            }
        }
        var os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new CpuTime(os.getProcessCpuTime(), backends);
    }

    /** https://docs.kernel.org/scheduler/sched-stats.html: time on the processor comes first. */
    public static long ofProcess(int process) {
        var schedstat = Path.of("/proc/%d/schedstat".formatted(process));
        try {
            return Files.exists(schedstat)
                    ? Long.parseLong(Files.readString(schedstat).split(" ")[0])
                    : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Milliseconds for each of {@code targets} since then: of the client, and by database. */
    public Map<String, Double> since(CpuTime before, int targets) {
        var spent = new TreeMap<String, Double>();
        spent.put("client", (client - before.client) / 1e6 / targets);
        backends.forEach(
                (process, now) -> {
                    var then = before.backends.get(process);
                    var nanos = now.nanos - (then == null ? 0 : then.nanos);
                    spent.merge(now.database, nanos / 1e6 / targets, Double::sum);
                });
        return spent;
    }
}
