package io.flotilla.orchestrator.simulated;

import io.flotilla.orchestrator.simulated.SimulatedServer.Place;
import io.flotilla.orchestrator.simulated.Wire.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One connection: transactions, prepared statements, and the tenant it is about. For one thread.
 */
final class SimulatedSession {

    private static final int ENCRYPTION = 80_877_103;
    private static final int GSS_ENCRYPTION = 80_877_104;
    private static final int VERSION_3 = 196_608;

    private static final List<String> SETTINGS =
            List.of(
                    "server_version",
                    "server_encoding",
                    "client_encoding",
                    "DateStyle",
                    "integer_datetimes",
                    "standard_conforming_strings",
                    "TimeZone");

    private static final Pattern NAME = Pattern.compile(SimulatedServer.TENANT + "\\w+");

    private record Prepared(String sql, List<Integer> types) {}

    private record Portal(Prepared statement, List<@Nullable String> values) {}

    private final SimulatedServer server;
    private final Wire wire;
    private final int process;
    private final Map<String, Prepared> statements = new HashMap<>();
    private final Map<String, Portal> portals = new HashMap<>();
    private String database = "";
    private boolean inTransaction;
    private boolean failed;
    private boolean change;
    private @Nullable Place place;

    SimulatedSession(SimulatedServer server, Wire wire) {
        this.server = server;
        this.wire = wire;
        this.process = server.nextProcess();
    }

    void run() throws IOException, InterruptedException {
        if (!begin()) {
            return;
        }
        for (var message = wire.next(); message.type() != 'X'; message = wire.next()) {
            if (message.type() == 'S') {
                failed = false;
                wire.ready(inTransaction ? 'T' : 'I');
            } else if (!failed) {
                try {
                    take(message);
                } catch (IllegalStateException | IllegalArgumentException e) {
                    failed = true;
                    wire.error("XX000", String.valueOf(e.getMessage()));
                }
                if (message.type() == 'Q') {
                    failed = false;
                    wire.ready(inTransaction ? 'T' : 'I');
                }
            }
        }
    }

    /** Whether there is a session; a request to cancel has none. */
    private boolean begin() throws IOException {
        var start = wire.start();
        var code = start.body().getInt();
        while (code == ENCRYPTION || code == GSS_ENCRYPTION) {
            wire.refuseEncryption();
            start = wire.start();
            code = start.body().getInt();
        }
        if (code != VERSION_3) {
            return false;
        }
        for (var name = start.string(); !name.isEmpty(); name = start.string()) {
            var value = start.string();
            if (name.equals("database")) {
                database = value;
            }
        }
        wire.authenticated();
        for (var name : SETTINGS) {
            wire.setting(name, server.models().setting(name));
        }
        wire.process(process);
        wire.ready('I');
        return true;
    }

    private void take(Message message) throws IOException, InterruptedException {
        switch (message.type()) {
            case 'P' -> parse(message);
            case 'B' -> bind(message);
            case 'D' -> describe(message);
            case 'E' -> execute(portals.get(message.string()));
            case 'C' -> {
                message.body().get();
                statements.remove(message.string());
                wire.sign('3');
            }
            case 'H' -> wire.flush();
            case 'Q' -> {
                var portal = new Portal(new Prepared(message.string(), List.of()), List.of());
                if (kind(portal.statement()) == Kind.QUERY) {
                    describe(portal.statement());
                }
                execute(portal);
            }
            default -> throw new IllegalArgumentException("a message " + message.type());
        }
    }

    private void parse(Message message) throws IOException {
        var name = message.string();
        var sql = message.string();
        var types = new ArrayList<Integer>();
        var count = message.body().getShort();
        for (var n = 0; n < count; n++) {
            types.add(message.body().getInt());
        }
        statements.put(name, new Prepared(sql, types));
        wire.sign('1');
    }

    private void bind(Message message) throws IOException {
        var portal = message.string();
        var statement = statements.get(message.string());
        portals.put(portal, new Portal(statement, Parameters.read(message, statement.types())));
        wire.sign('2');
    }

    private void describe(Message message) throws IOException {
        if (message.body().get() == 'S') {
            var statement = statements.get(message.string());
            wire.parameters(statement.types());
            describe(statement);
        } else {
            describe(portals.get(message.string()).statement());
        }
    }

    private void describe(Prepared statement) throws IOException {
        switch (kind(statement)) {
            case QUERY -> wire.columns(server.models().columns(statement.sql()));
            case FENCE -> wire.columns(List.of("fenced_by"));
            case NOTHING, BEGIN, COMMIT, ROLLBACK, SETTING, CHANGE -> wire.sign('n');
        }
    }

    private void execute(Portal portal) throws IOException, InterruptedException {
        switch (kind(portal.statement())) {
            case NOTHING -> wire.sign('I');
            case BEGIN -> {
                inTransaction = true;
                wire.complete("BEGIN");
            }
            case COMMIT -> {
                if (place != null) {
                    server.commit(place, change);
                }
                over();
                wire.complete("COMMIT");
            }
            case ROLLBACK -> {
                over();
                wire.complete("ROLLBACK");
            }
            case FENCE, QUERY -> {
                var answer = answer(portal);
                for (var row : answer.rows()) {
                    wire.row(row);
                }
                wire.complete("SELECT " + answer.rows().size());
            }
            case SETTING -> wire.complete("SET");
            case CHANGE -> {
                change = true;
                wire.complete("ALTER TABLE");
            }
        }
    }

    private void over() {
        inTransaction = false;
        change = false;
        place = null;
    }

    private enum Kind {
        NOTHING,
        BEGIN,
        COMMIT,
        ROLLBACK,
        FENCE,
        QUERY,
        SETTING,
        CHANGE
    }

    private static Kind kind(Prepared statement) {
        var sql = statement.sql().stripLeading();
        var words = sql.split("\\s+", 4);
        return switch (words[0].toUpperCase(Locale.ROOT)) {
            case "" -> Kind.NOTHING;
            case "BEGIN" -> Kind.BEGIN;
            case "COMMIT" -> Kind.COMMIT;
            case "ROLLBACK" -> Kind.ROLLBACK;
            case "SET", "LOCK" -> Kind.SETTING;
            case "SELECT", "WITH", "SHOW", "--" -> Kind.QUERY;
            case "INSERT" -> {
                if (!words[2].equals("flotilla.fence")) {
                    throw new IllegalArgumentException("not simulated: " + sql);
                }
                yield Kind.FENCE;
            }
            case "ALTER", "CREATE", "DROP" -> Kind.CHANGE;
            default -> throw new IllegalArgumentException("not simulated: " + sql);
        };
    }

    private Answer answer(Portal portal) {
        var values = portal.values();
        if (kind(portal.statement()) == Kind.FENCE) {
            return fence(values);
        }
        var sql = portal.statement().sql();
        var named = values.stream().filter(it -> it != null && NAME.matcher(it).find()).toList();
        if (named.isEmpty()) {
            return server.models().ask(sql, values);
        }
        var schemas = NAME.matcher(String.valueOf(named.getFirst())).results().toList();
        return schemas.stream()
                .map(schema -> about(schema.group(), sql, values, schemas.size() > 1))
                .reduce(Answer::and)
                .orElseThrow();
    }

    /** A query about a list of schemas is as many queries about one. */
    private Answer about(String schema, String sql, List<@Nullable String> values, boolean ofList) {
        var own = new ArrayList<@Nullable String>(values);
        if (ofList) {
            own.replaceAll(
                    it ->
                            it != null && NAME.matcher(it).find()
                                    ? Parameters.literal(List.of(schema))
                                    : it);
        }
        var changed = server.isChanged(new Place(database, schema)) != change;
        return server.models().about(schema, changed, sql, own);
    }

    private Answer fence(List<@Nullable String> values) {
        var claimed = new Place(database, String.valueOf(values.getFirst()));
        place = claimed;
        return server.raise(claimed, Long.parseLong(String.valueOf(values.getLast())))
                ? Answer.of("fenced_by", Integer.toString(process))
                : Answer.none("fenced_by");
    }
}
