package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.dialect.DirectiveInvalid;
import io.flotilla.engine.dialect.RenameDirective;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code -- flotilla:renamed from=old_name}: before a statement it is about what the
 * statement creates; within a CREATE TABLE about the column or key that follows, or that stands
 * before it on the same line.
 */
final class MySqlRenameDirectives {

    private static final String PLACES =
            "before the CREATE of a table, sequence or index, or a column or key in CREATE TABLE";

    private final List<ScriptStatements.Piece> pieces;
    private final List<Rename> renames = new ArrayList<>();

    private MySqlRenameDirectives(String script) {
        this.pieces = ScriptStatements.of(script);
    }

    static List<Rename> read(String script) {
        var reader = new MySqlRenameDirectives(script);
        for (var comment : SqlToken.comments(script)) {
            var line =
                    (int)
                            script.substring(0, comment.start())
                                    .chars()
                                    .filter(c -> c == '\n')
                                    .count();
            var directive = RenameDirective.of(comment.text(), line + 1);
            if (directive != null) {
                reader.add(directive, comment.start());
            }
        }
        return List.copyOf(reader.renames);
    }

    private void add(RenameDirective directive, int at) {
        for (var piece : pieces) {
            if (at < piece.offset() + piece.sql().length()) {
                var rename =
                        at < piece.offset()
                                ? created(directive, piece.sql())
                                : element(directive, piece.sql(), at - piece.offset());
                if (renames.stream().anyMatch(other -> isOfTheSame(other, rename))) {
                    throw directive.misplaced(PLACES);
                }
                renames.add(rename);
                return;
            }
        }
        throw directive.misplaced(PLACES);
    }

    private static boolean isOfTheSame(Rename one, Rename other) {
        return one.kind() == other.kind()
                && one.to().equals(other.to())
                && Objects.equals(one.owner(), other.owner());
    }

    private static Rename created(RenameDirective directive, String sql) {
        var head = StatementHead.of(sql);
        var name = head.name();
        if (!head.verb().equals("CREATE") || name == null) {
            throw directive.misplaced(PLACES);
        }
        return switch (head.object()) {
            case "TABLE" -> new Rename(Rename.Kind.TABLE, null, directive.from(), name);
            case "SEQUENCE" -> new Rename(Rename.Kind.SEQUENCE, null, directive.from(), name);
            case "INDEX" ->
                    new Rename(
                            Rename.Kind.INDEX,
                            tableOfIndex(directive, sql),
                            directive.from(),
                            name);
            case "VIEW" ->
                    throw new DirectiveInvalid(
                            directive.line(),
                            "view %s: a view has no rows, and is dropped and created under its new name; take the directive out"
                                    .formatted(name));
            default -> throw directive.misplaced(PLACES);
        };
    }

    /** {@code CREATE UNIQUE INDEX i USING BTREE ON t (…)}. */
    private static String tableOfIndex(RenameDirective directive, String sql) {
        var tokens = SqlToken.list(sql);
        for (var i = 2; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("ON") && tokens.get(i + 1).isName()) {
                return tokens.get(i + 1).name();
            }
        }
        throw directive.misplaced(PLACES);
    }

    private static Rename element(RenameDirective directive, String sql, int at) {
        var head = StatementHead.of(sql);
        var table = head.name();
        if (!head.verb().equals("CREATE") || !head.object().equals("TABLE") || table == null) {
            throw directive.misplaced(PLACES);
        }
        var element = element(elements(sql), sql, at);
        if (element == null) {
            throw directive.misplaced(PLACES);
        }
        return rename(directive, table, element);
    }

    /** What is listed in the statement's first parentheses, each with the comma after it. */
    private static List<List<SqlToken>> elements(String sql) {
        var elements = new ArrayList<List<SqlToken>>();
        var element = new ArrayList<SqlToken>();
        var depth = 0;
        for (var token : SqlToken.list(sql)) {
            depth -= token.is(")") ? 1 : 0;
            if (depth > 0) {
                element.add(token);
            }
            if (depth == 1 && token.is(",") || depth == 0 && token.is(")")) {
                elements.add(List.copyOf(element));
                element.clear();
            }
            if (depth == 0 && token.is(")")) {
                break;
            }
            depth += token.is("(") ? 1 : 0;
        }
        return elements;
    }

    /** That on whose line the directive stands, or else the next. */
    private static @Nullable List<SqlToken> element(
            List<List<SqlToken>> elements, String sql, int at) {
        for (var element : elements.reversed()) {
            var before = element.stream().filter(token -> token.end() <= at).toList();
            if (!before.isEmpty()) {
                var lineEnd = sql.indexOf('\n', before.getLast().end());
                if (lineEnd < 0 || lineEnd > at) {
                    return element;
                }
                break;
            }
        }
        return elements.stream()
                .filter(element -> !element.isEmpty() && element.getFirst().start() > at)
                .findFirst()
                .orElse(null);
    }

    private static Rename rename(RenameDirective directive, String table, List<SqlToken> element) {
        var first = element.getFirst();
        if (first.is("CONSTRAINT")) {
            return constraint(directive, table, element);
        }
        if (first.isAny("PRIMARY", "FOREIGN", "CHECK", "PERIOD", "LIKE")) {
            throw directive.misplaced(PLACES);
        }
        var at = 0;
        while (element.get(at).isAny("UNIQUE", "FULLTEXT", "SPATIAL", "KEY", "INDEX")) {
            at++;
        }
        return new Rename(
                at == 0 ? Rename.Kind.COLUMN : Rename.Kind.INDEX,
                table,
                directive.from(),
                name(directive, element, at));
    }

    /** {@code CONSTRAINT c UNIQUE (…)} is a key. */
    private static Rename constraint(
            RenameDirective directive, String table, List<SqlToken> element) {
        var name = name(directive, element, 1);
        if (element.size() > 2 && element.get(2).is("UNIQUE")) {
            return new Rename(Rename.Kind.INDEX, table, directive.from(), name);
        }
        throw new DirectiveInvalid(
                directive.line(),
                "constraint %s of %s: neither MySQL nor MariaDB renames constraints; take the directive out, and it is dropped and added"
                        .formatted(name, table));
    }

    private static String name(RenameDirective directive, List<SqlToken> element, int at) {
        if (at >= element.size() || !element.get(at).isName()) {
            throw directive.misplaced(PLACES);
        }
        return element.get(at).name();
    }
}
