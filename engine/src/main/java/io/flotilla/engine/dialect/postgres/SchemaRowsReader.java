package io.flotilla.engine.dialect.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads the JSON lists of a row of {@code inspect.sql}. */
final class SchemaRowsReader {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    private static final ObjectReader RELATIONS = listOf(RelationRow.class);
    private static final ObjectReader TABLES = listOf(TableRow.class);
    private static final ObjectReader COLUMNS = listOf(ColumnRow.class);
    private static final ObjectReader CONSTRAINTS = listOf(ConstraintRow.class);
    private static final ObjectReader INDEXES = listOf(IndexRow.class);
    private static final ObjectReader KEYS = listOf(IndexKeyRow.class);
    private static final ObjectReader OPERATOR_CLASSES = listOf(OperatorClassRow.class);
    private static final ObjectReader SEQUENCES = listOf(SequenceRow.class);
    private static final ObjectReader ENUMS = listOf(EnumRow.class);
    private static final ObjectReader TRIGGERS = listOf(TriggerRow.class);
    private static final ObjectReader RULES = listOf(RuleRow.class);
    private static final ObjectReader POLICIES = listOf(PolicyRow.class);
    private static final ObjectReader STATISTICS = listOf(StatisticsRow.class);
    private static final ObjectReader DOMAINS = listOf(DomainRow.class);
    private static final ObjectReader COMPOSITES = listOf(CompositeTypeRow.class);
    private static final ObjectReader RANGES = listOf(RangeTypeRow.class);
    private static final ObjectReader ROUTINES = listOf(RoutineRow.class);
    private static final ObjectReader OPERATORS = listOf(OperatorRow.class);
    private static final ObjectReader COLLATIONS = listOf(CollationRow.class);
    private static final ObjectReader CONFIGURATIONS = listOf(TextSearchConfigurationRow.class);
    private static final ObjectReader DICTIONARIES = listOf(TextSearchDictionaryRow.class);
    private static final ObjectReader GRANTS = listOf(GrantRow.class);
    private static final ObjectReader DEPENDENCIES = listOf(DependencyRow.class);
    private static final ObjectReader COMMENTS = listOf(CommentRow.class);
    private static final ObjectReader STRINGS = listOf(String.class);

    private SchemaRowsReader() {}

    static SchemaRows read(ResultSet row) throws SQLException {
        return new SchemaRows(
                list(row, "relations", RELATIONS),
                list(row, "tables", TABLES),
                list(row, "columns", COLUMNS),
                list(row, "constraints", CONSTRAINTS),
                list(row, "indexes", INDEXES),
                list(row, "keys", KEYS),
                list(row, "operator_classes", OPERATOR_CLASSES),
                list(row, "sequences", SEQUENCES),
                list(row, "enums", ENUMS),
                list(row, "triggers", TRIGGERS),
                list(row, "rules", RULES),
                list(row, "policies", POLICIES),
                list(row, "statistics", STATISTICS),
                list(row, "domains", DOMAINS),
                list(row, "composites", COMPOSITES),
                list(row, "ranges", RANGES),
                list(row, "routines", ROUTINES),
                list(row, "operators", OPERATORS),
                list(row, "collations", COLLATIONS),
                list(row, "text_search_configurations", CONFIGURATIONS),
                list(row, "text_search_dictionaries", DICTIONARIES),
                grants(row),
                list(row, "dependencies", DEPENDENCIES),
                list(row, "comments", COMMENTS),
                list(row, "unsupported", STRINGS));
    }

    static List<GrantRow> grants(ResultSet row) throws SQLException {
        return list(row, "grants", GRANTS);
    }

    private static ObjectReader listOf(Class<?> element) {
        return JSON.readerForListOf(element);
    }

    private static <T> List<T> list(ResultSet row, String column, ObjectReader reader)
            throws SQLException {
        var json = row.getString(column);
        if (json == null) {
            return List.of();
        }
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("inspect.sql returned other " + column, e);
        }
    }
}
