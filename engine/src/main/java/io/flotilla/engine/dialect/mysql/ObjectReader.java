package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.schema.Event;
import io.flotilla.engine.schema.Routine;
import io.flotilla.engine.schema.Sequence;
import io.flotilla.engine.schema.SequenceOptions;
import io.flotilla.engine.schema.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads what {@code SHOW CREATE} says of anything but tables. Who defined it is left out. */
final class ObjectReader {

    private final OwnDatabase own;

    ObjectReader(OwnDatabase own) {
        this.own = own;
    }

    View view(String name, String sql) {
        var text = own.stripped(withoutDefiner(sql));
        var cursor = new SqlCursor(text);
        var options = new ArrayList<String>();
        cursor.next();
        if (cursor.takes("ALGORITHM", "=")) {
            var algorithm = cursor.next().text().toLowerCase(Locale.ROOT);
            if (!algorithm.equals("undefined")) {
                options.add("algorithm=" + algorithm);
            }
        }
        if (cursor.takes("SQL", "SECURITY") && cursor.next().is("INVOKER")) {
            options.add("security=invoker");
        }
        while (!cursor.takes("VIEW")) {
            cursor.next();
        }
        cursor.name();
        if (cursor.sees("(")) {
            // MySQL keeps the names that were given beside the query
            options.add("columns=" + cursor.parenthesized());
        }
        if (!cursor.takes("AS")) {
            throw new TableReader.Unknown("view %s: %s".formatted(name, cursor.rest()));
        }
        var definition = cursor.rest();
        for (var check : List.of("cascaded", "local")) {
            var clause = " WITH %s CHECK OPTION".formatted(check.toUpperCase(Locale.ROOT));
            if (definition.endsWith(clause)) {
                definition = definition.substring(0, definition.length() - clause.length());
                options.add("check=" + check);
            }
        }
        if (namesAnotherDatabase(definition)) {
            throw new TableReader.Unknown(
                    "view %s: it reads from another database".formatted(name));
        }
        return new View(name, List.of(), definition, options.stream().sorted().toList(), null);
    }

    /** With its own name taken out, a database is named only where it is another. */
    private static boolean namesAnotherDatabase(String definition) {
        var tokens = SqlToken.list(definition);
        for (var i = 0; i + 2 < tokens.size(); i++) {
            var names =
                    tokens.get(i).isName()
                            && tokens.get(i + 1).is(".")
                            && tokens.get(i + 2).isName();
            if (names
                    && (i + 3 < tokens.size() && tokens.get(i + 3).isAny(".", "(")
                            || i > 0 && tokens.get(i - 1).isAny("from", "join"))) {
                return true;
            }
        }
        return false;
    }

    /** A procedure and a function can have one name, so functions have parentheses after it. */
    Routine routine(String name, String type, String sql) {
        var definition = own.stripped(withoutDefiner(sql)).strip();
        return switch (type) {
            case "FUNCTION" ->
                    new Routine(
                            Routine.Kind.FUNCTION, name + "()", List.of(), 0, "", definition, null);
            case "PROCEDURE" ->
                    new Routine(Routine.Kind.PROCEDURE, name, List.of(), 0, "", definition, null);
            default ->
                    throw new TableReader.Unknown(
                            "%s %s".formatted(type.toLowerCase(Locale.ROOT), name));
        };
    }

    Event event(String name, boolean fromItsMaking, String sql) {
        var definition = own.stripped(withoutDefiner(sql)).strip();
        return new Event(name, fromItsMaking ? withoutStart(definition) : definition, null);
    }

    private static String withoutStart(String sql) {
        for (var token : SqlToken.list(sql)) {
            if (token.is("STARTS")) {
                var head = sql.substring(0, token.start()).stripTrailing();
                var rest = new SqlCursor(sql.substring(token.end()));
                rest.next();
                return head + " " + rest.rest();
            }
        }
        return sql;
    }

    Sequence sequence(String name, String sql) {
        var cursor = new SqlCursor(sql);
        cursor.takes("CREATE", "SEQUENCE");
        cursor.name();
        var type = new StringBuilder("bigint");
        if (cursor.takes("as")) {
            type = new StringBuilder(cursor.next().text());
            if (cursor.takes("unsigned")) {
                type.append(" unsigned");
            }
        }
        var start = 0L;
        var minimum = 0L;
        var maximum = 0L;
        var increment = 0L;
        var cache = 0L;
        var cycle = false;
        while (!cursor.isAtEnd()) {
            if (cursor.takes("start", "with")) {
                start = number(name, cursor);
            } else if (cursor.takes("minvalue")) {
                minimum = number(name, cursor);
            } else if (cursor.takes("maxvalue")) {
                maximum = number(name, cursor);
            } else if (cursor.takes("increment", "by")) {
                increment = number(name, cursor);
            } else if (cursor.takes("cache")) {
                cache = number(name, cursor);
            } else if (cursor.takes("cycle")) {
                cycle = true;
            } else if (!cursor.takes("nocache")
                    && !cursor.takes("nocycle")
                    && !cursor.takes("ENGINE", "=", "InnoDB")) {
                throw new TableReader.Unknown("sequence %s: %s".formatted(name, cursor.rest()));
            }
        }
        var options = new SequenceOptions(start, increment, minimum, maximum, cache, cycle);
        return new Sequence(name, type.toString(), options, null, null);
    }

    private static long number(String sequence, SqlCursor cursor) {
        var text = (cursor.takes("-") ? "-" : "") + cursor.next().text();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new TableReader.Unknown("sequence %s: %s".formatted(sequence, text));
        }
    }

    /** {@code CREATE DEFINER=`root`@`%` VIEW …} without the user. */
    static String withoutDefiner(String sql) {
        var tokens = SqlToken.list(sql);
        for (var i = 1; i + 2 < Math.min(tokens.size(), 8); i++) {
            if (tokens.get(i).is("DEFINER") && tokens.get(i + 1).is("=")) {
                var last = i + 2;
                if (last + 2 < tokens.size() && tokens.get(last + 1).text().equals("@")) {
                    last += 2;
                }
                return sql.substring(0, tokens.get(i).start())
                        + sql.substring(tokens.get(last + 1).start());
            }
        }
        return sql;
    }
}
