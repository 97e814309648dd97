package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.plan.Hazard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.util.TablesNamesFinder;

/** Reads statements about rows: by the word they begin with, and their tables by JSqlParser. */
final class MySqlRows {

    private static final Set<String> WORDS =
            Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "SELECT", "WITH");

    private MySqlRows() {}

    static boolean isAboutRows(String sql) {
        var tokens = SqlToken.list(sql);
        return !tokens.isEmpty()
                && WORDS.contains(tokens.getFirst().text().toUpperCase(Locale.ROOT));
    }

    /** Where the first word is; the text's end where there is none. */
    static int offset(String sql) {
        var tokens = SqlToken.list(sql);
        return tokens.isEmpty() ? sql.length() : tokens.getFirst().start();
    }

    static String text(String sql) {
        return sql.substring(offset(sql));
    }

    /** Empty for what only the server can read. */
    static Optional<Statement> parse(String sql) {
        try {
            return Optional.of(
                    CCJSqlParserUtil.parse(
                            text(sql), parser -> parser.withAllowComplexParsing(true)));
        } catch (JSQLParserException e) {
            return Optional.empty();
        }
    }

    /** The database that a table is named with, if one is. */
    static Optional<String> database(Statement statement) {
        var databases = new ArrayList<String>();
        var finder =
                new TablesNamesFinder<Void>() {
                    @Override
                    protected String extractTableName(Table table) {
                        if (table.getSchemaName() != null) {
                            databases.add(new SqlCursor(table.getSchemaName()).name());
                        }
                        return super.extractTableName(table);
                    }
                };
        finder.getTables(statement);
        return databases.stream().findFirst();
    }

    static List<Hazard> hazards(Statement statement, boolean brief) {
        return switch (statement) {
            case Update update -> List.of(rowLocks(update.getTable(), brief));
            case Insert insert -> List.of(rowLocks(insert.getTable(), brief));
            case Delete delete ->
                    List.of(
                            rowLocks(delete.getTable(), brief),
                            new Hazard(
                                    Hazard.Kind.DATA_LOSS,
                                    name(delete.getTable()),
                                    null,
                                    false,
                                    "rows are deleted"));
            // nothing is known of it that the server would not tell as well
            default -> List.of();
        };
    }

    private static Hazard rowLocks(Table table, boolean brief) {
        return new Hazard(
                Hazard.Kind.LOCK, name(table), "ROW EXCLUSIVE", brief, "its rows are locked");
    }

    private static String name(Table table) {
        return new SqlCursor(table.getName()).name();
    }
}
