package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.BatchDirective;
import io.flotilla.engine.dialect.StatementReader;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Statement.Batch;
import io.flotilla.engine.plan.Statement.Data;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.update.Update;
import org.jspecify.annotations.Nullable;

/** Tells statements about rows by the words they begin with, and their tables by JSqlParser. */
final class PostgresStatementReader implements StatementReader {

    private static final List<String> DATA =
            List.of("INSERT", "UPDATE", "DELETE", "MERGE", "SELECT", "WITH", "ANALYZE", "REFRESH");

    static boolean isAboutRows(StatementHead head) {
        return !head.words().isEmpty() && DATA.contains(head.words().getFirst());
    }

    @Override
    public Optional<String> refusal(String sql) {
        try {
            var batch = batch(sql);
            if (batch != null) {
                PostgresBatch.of(sql);
            }
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return PlanRules.refusal(sql);
    }

    @Override
    public Optional<DataStatement> read(String sql) {
        var head = StatementHead.of(sql);
        if (!isAboutRows(head)) {
            return Optional.empty();
        }
        var batch = batch(sql);
        var parsed = parse(head.text());
        return Optional.of(
                new DataStatement(
                        new Data(batch),
                        head.startsWith("DELETE"),
                        hazards(parsed, batch != null),
                        !(parsed instanceof JSQLParserException)));
    }

    /** No: one that must not be in a transaction fails in it. */
    @Override
    public boolean commitsByItself(String sql) {
        return false;
    }

    @Override
    public Set<String> names(String sql) {
        return PostgresText.names(sql);
    }

    private static @Nullable Batch batch(String sql) {
        return BatchDirective.find(sql.substring(0, StatementHead.of(sql).offset()));
    }

    private static List<Hazard> hazards(Object parsed, boolean brief) {
        var hazards = new ArrayList<Hazard>();
        switch (parsed) {
            case Update update -> hazards.add(rowExclusive(update.getTable(), brief));
            case Insert insert -> hazards.add(rowExclusive(insert.getTable(), brief));
            case Delete delete -> {
                hazards.add(rowExclusive(delete.getTable(), brief));
                hazards.add(PostgresHazards.dataLoss(name(delete.getTable()), "rows are deleted"));
            }
            default -> {
                // nothing is known of it that the server would not tell as well
            }
        }
        return hazards;
    }

    private static Hazard rowExclusive(Table table, boolean brief) {
        return PostgresHazards.rowExclusive(name(table), brief);
    }

    private static String name(Table table) {
        return PostgresText.unquoted(table.getName());
    }

    private static Object parse(String sql) {
        try {
            return CCJSqlParserUtil.parse(sql, parser -> parser.withAllowComplexParsing(true));
        } catch (JSQLParserException e) {
            return e;
        }
    }
}
