package io.flotilla.engine.dialect.postgres;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.alter.Alter;
import net.sf.jsqlparser.statement.comment.Comment;
import net.sf.jsqlparser.statement.create.index.CreateIndex;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.create.table.ForeignKeyIndex;
import net.sf.jsqlparser.statement.create.table.Index;
import net.sf.jsqlparser.statement.create.view.CreateView;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.drop.Drop;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.util.TablesNamesFinder;
import org.jspecify.annotations.Nullable;

/**
 * The schemas a statement names tables of, as far as JSqlParser can read it. What it cannot read
 * names none here: the server and {@code listStrays} see to those.
 */
final class NamedSchemas {

    /** The server's own, which every schema may use. */
    private static final Set<String> SHARED = Set.of("pg_catalog", "information_schema");

    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\"");

    /** What no name has in it. */
    private static final String DOT = "\uE000";

    private NamedSchemas() {}

    static Set<String> find(String sql) {
        var schemas = new TreeSet<String>();
        parse(withoutQuotedDots(sql))
                .flatMap(NamedSchemas::tables)
                .filter(Objects::nonNull)
                .map(Table::getSchemaName)
                .filter(schema -> schema != null && !SHARED.contains(schema))
                .map(schema -> schema.replace(DOT, "."))
                .forEach(schemas::add);
        return schemas;
    }

    /** JSqlParser 5.3 takes a dot within quotes for one between names, as BigQuery does. */
    private static String withoutQuotedDots(String sql) {
        return QUOTED.matcher(sql)
                .replaceAll(
                        part -> {
                            var text = part.group();
                            return Matcher.quoteReplacement(
                                    text.startsWith("'") ? text : text.replace(".", DOT));
                        });
    }

    private static Stream<Statement> parse(String sql) {
        try {
            return Stream.of(
                    CCJSqlParserUtil.parse(sql, parser -> parser.withAllowComplexParsing(false)));
        } catch (JSQLParserException e) {
            return Stream.empty();
        }
    }

    private static Stream<@Nullable Table> tables(Statement statement) {
        return switch (statement) {
            case CreateTable create ->
                    Stream.concat(Stream.of(create.getTable()), referenced(create.getIndexes()));
            case CreateIndex create -> Stream.of(create.getTable());
            case CreateView create ->
                    Stream.concat(
                            Stream.of(create.getView()),
                            new TablesNamesFinder<Void>()
                                    .getTables((Statement) create.getSelect()).stream()
                                            .map(NamedSchemas::table));
            case Alter alter -> Stream.concat(Stream.of(alter.getTable()), referenced(alter));
            case Comment comment ->
                    Stream.of(comment.getTable(), comment.getView(), table(comment.getColumn()));
            case Insert insert -> named(insert);
            case Update update -> named(update);
            case Delete delete -> named(delete);
            case Merge merge -> named(merge);
            case Select select -> named(select);
            case Drop drop -> Stream.of(drop.getName());
            default -> Stream.empty();
        };
    }

    private static Stream<@Nullable Table> named(Statement statement) {
        return new TablesNamesFinder<Void>().getTables(statement).stream().map(NamedSchemas::table);
    }

    private static Stream<Table> referenced(@Nullable List<Index> indexes) {
        return indexes == null
                ? Stream.empty()
                : indexes.stream()
                        .filter(ForeignKeyIndex.class::isInstance)
                        .map(index -> ((ForeignKeyIndex) index).getTable());
    }

    private static Stream<Table> referenced(Alter alter) {
        return alter.getAlterExpressions() == null
                ? Stream.empty()
                : alter.getAlterExpressions().stream()
                        .flatMap(
                                expression ->
                                        expression.getIndex() == null
                                                ? Stream.empty()
                                                : referenced(List.of(expression.getIndex())));
    }

    private static @Nullable Table table(@Nullable Column column) {
        return column == null ? null : column.getTable();
    }

    private static Table table(String qualifiedName) {
        var dot = qualifiedName.lastIndexOf('.');
        return dot < 0
                ? new Table(qualifiedName)
                : new Table(qualifiedName.substring(0, dot), qualifiedName.substring(dot + 1));
    }
}
