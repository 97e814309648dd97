package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Domain;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values for the columns of sample rows, the same for the same type and number, so that a column
 * and the one it references agree. Text is what the type it is to become can read.
 */
final class PostgresSampleValues {

    /** Keys of keys of keys. */
    private static final int DEEPEST = 8;

    private static final Pattern STRING =
            Pattern.compile("'((?:[^']|'')*+)'(?:::text|::character varying|::bpchar)?");

    private final Map<String, Table> before;
    private final Map<String, Table> after;
    private final Map<String, List<String>> enums;
    private final Map<String, Domain> domains;

    PostgresSampleValues(Schema from, @Nullable Schema to) {
        this.before = byName(from);
        this.after = to == null ? Map.of() : byName(to);
        this.enums =
                from.enums().stream()
                        .collect(Collectors.toMap(type -> quoted(type.name()), EnumType::values));
        this.domains =
                from.objects(Domain.class).stream()
                        .collect(Collectors.toMap(type -> quoted(type.name()), type -> type));
    }

    private static Map<String, Table> byName(Schema schema) {
        return schema.tables().stream().collect(Collectors.toMap(Table::name, Function.identity()));
    }

    /** The value as an untyped literal; {@code number} counts rows from 1. */
    String literal(Table table, Column column, int number) {
        return PostgresText.literal(value(table, column, number, 0));
    }

    private String value(Table table, Column column, int number, int depth) {
        for (var key : table.foreignKeys()) {
            var at = key.columns().indexOf(column.name());
            var parent = before.get(key.referencedTable());
            if (at >= 0 && parent != null && depth < DEEPEST) {
                var referenced = PostgresColumns.find(parent, key.referencedColumns().get(at));
                if (referenced != null && !parent.equals(table)) {
                    return value(parent, referenced, number, depth + 1);
                }
            }
        }
        var words = words(table, column);
        return words.isEmpty()
                ? value(column.type(), typeAfter(table, column), number)
                : words.get((number - 1) % words.size());
    }

    /** The strings that checks compare the column with. */
    private List<String> words(Table table, Column column) {
        if (!isText(PostgresType.of(base(column.type())))) {
            return List.of();
        }
        var domain = domains.get(column.type());
        return Stream.concat(
                        table.checkConstraints().stream()
                                .map(CheckConstraint::expression)
                                .filter(check -> PostgresText.names(check).contains(column.name())),
                        domain == null
                                ? Stream.empty()
                                : domain.checkConstraints().stream()
                                        .map(CheckConstraint::expression))
                .flatMap(check -> STRING.matcher(check).results())
                .map(found -> found.group(1).replace("''", "'"))
                .toList();
    }

    private String base(String type) {
        var domain = domains.get(type);
        return domain == null ? type : base(domain.type());
    }

    private @Nullable String typeAfter(Table table, Column column) {
        var then = after.get(table.name());
        var column2 = then == null ? null : PostgresColumns.find(then, column.name());
        return column2 == null ? null : column2.type();
    }

    private String value(String type, @Nullable String next, int number) {
        if (type.endsWith("[]")) {
            var item = value(type.substring(0, type.length() - 2), null, number);
            return "{\"%s\"}".formatted(item.replace("\\", "\\\\").replace("\"", "\\\""));
        }
        if (domains.containsKey(type)) {
            return value(base(type), next, number);
        }
        var labels = enums.get(type);
        if (labels != null) {
            return labels.isEmpty() ? "" : labels.get((number - 1) % labels.size());
        }
        var plain = PostgresType.of(type);
        return switch (plain.base()) {
            case "text", "character varying", "character" -> text(plain, next, number);
            case "json", "jsonb" ->
                    next == null || next.startsWith("json") || next.equals("text")
                            ? "{\"a\": %d}".formatted(number)
                            : value(next, null, number);
            case "numeric" -> numeric(plain, number);
            case "boolean" -> number % 2 == 1 ? "true" : "false";
            case "date" -> "2001-01-0" + number;
            case "timestamp without time zone" -> "2001-01-0%d 12:00".formatted(number);
            case "timestamp with time zone" -> "2001-01-0%d 12:00+00".formatted(number);
            case "time without time zone", "time with time zone" -> "0%d:00".formatted(number);
            case "interval" -> number + " days";
            case "uuid" -> "00000000-0000-0000-0000-00000000000" + number;
            case "bytea" -> "\\x0" + number;
            case "inet", "cidr" -> "10.0.0.%d/32".formatted(number);
            case "macaddr" -> "00:00:00:00:00:0" + number;
            case "bit", "bit varying" -> bits(plain, number);
            case "xml" -> "<a>%d</a>".formatted(number);
            case "point" -> "(%d,0)".formatted(number);
            case "int4range", "int8range", "numrange" -> "[%d,%d)".formatted(number, number + 1);
            case "daterange", "tsrange", "tstzrange" ->
                    "[2001-01-0%1$d,2001-02-0%1$d)".formatted(number);
            // integers, and whatever else reads a number
            default -> Integer.toString(number);
        };
    }

    private String text(PostgresType plain, @Nullable String next, int number) {
        if (next != null && !isText(PostgresType.of(next))) {
            return value(next, null, number);
        }
        var most = plain.modifiers().isEmpty() ? 1 : plain.modifiers().getFirst();
        return plain.modifiers().isEmpty() || most >= 5
                ? "row " + number
                : Integer.toString(number);
    }

    private static boolean isText(PostgresType type) {
        return type.base().equals("text") || type.base().startsWith("character");
    }

    private static String numeric(PostgresType type, int number) {
        var digits = type.modifiers().isEmpty() ? 2 : type.modifiers().getFirst();
        var scale = type.modifiers().size() < 2 ? 0 : type.modifiers().get(1);
        return digits > scale ? Integer.toString(number) : "0";
    }

    private static String bits(PostgresType type, int number) {
        var length = type.modifiers().isEmpty() ? 1 : type.modifiers().getFirst();
        return "0".repeat(Math.max(0, length - 1)) + (number % 2);
    }
}
