package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Writes enums. Values are added in place; what takes values away or moves them needs a new type,
 * because the server can do neither (https://www.postgresql.org/docs/current/sql-altertype.html).
 */
final class PostgresEnums implements PostgresObjectWriter<EnumType> {

    private final PostgresContext context;

    PostgresEnums(PostgresContext context) {
        this.context = context;
    }

    /** Whether adding values leads from one to the other. */
    static boolean growsInto(EnumType from, EnumType to) {
        var left = from.values().iterator();
        var next = left.hasNext() ? left.next() : null;
        for (var value : to.values()) {
            if (value.equals(next)) {
                next = left.hasNext() ? left.next() : null;
            }
        }
        return next == null;
    }

    @Override
    public List<Draft> create(EnumType enumType) {
        var drafts = new ArrayList<Draft>();
        drafts.add(Draft.of(Phase.CREATE_ENUM, createSql(enumType.name(), enumType.values())));
        drafts.addAll(
                PostgresComments.ifAny(
                        enumType.comment(),
                        PostgresComments.onEnum(
                                Phase.CREATE_ENUM, enumType.name(), enumType.comment())));
        return drafts;
    }

    @Override
    public List<Draft> drop(EnumType enumType) {
        return List.of(Draft.of(Phase.DROP_ENUM, "DROP TYPE " + quoted(enumType.name())));
    }

    /** Also where it is made anew: it takes the old one's place under its dependents. */
    @Override
    public boolean altersInPlace(EnumType from, EnumType to) {
        return true;
    }

    @Override
    public List<Draft> alter(EnumType from, EnumType to) {
        if (context.replaces(to.objectName())) {
            return replace(from, to);
        }
        var drafts = new ArrayList<>(addValues(from, to));
        if (!Objects.equals(from.comment(), to.comment())) {
            drafts.add(PostgresComments.onEnum(Phase.ALTER_TYPE, to.name(), to.comment()));
        }
        return drafts;
    }

    /**
     * Outside a transaction: one may add a value since PostgreSQL 12, but not use it before it has
     * committed.
     */
    private static List<Draft> addValues(EnumType from, EnumType to) {
        var drafts = new ArrayList<Draft>();
        var known = new ArrayList<>(from.values());
        for (int i = 0; i < to.values().size(); i++) {
            var value = to.values().get(i);
            if (known.contains(value)) {
                continue;
            }
            var place = "";
            if (i == 0 && !known.isEmpty()) {
                place = " BEFORE " + PostgresText.literal(known.getFirst());
            } else if (i > 0 && !known.getLast().equals(to.values().get(i - 1))) {
                place = " AFTER " + PostgresText.literal(to.values().get(i - 1));
            }
            known.add(i, value);
            drafts.add(
                    Draft.of(
                                    Phase.ADD_ENUM_VALUE,
                                    "ALTER TYPE %s ADD VALUE %s%s"
                                            .formatted(
                                                    quoted(to.name()),
                                                    PostgresText.literal(value),
                                                    place))
                            .touching(to.objectName())
                            .alone());
        }
        return drafts;
    }

    private List<Draft> replace(EnumType from, EnumType to) {
        var drafts =
                new PostgresReplacement(context)
                        .of("TYPE", from, to, create(to), drop -> losing(drop, from, to));
        drafts.set(0, drafts.getFirst().withChecks(checks(from, to)));
        return drafts;
    }

    private static Draft losing(Draft drop, EnumType from, EnumType to) {
        for (var value : from.values()) {
            if (!to.values().contains(value)) {
                drop =
                        drop.losing(
                                "value %s of enum %s"
                                        .formatted(PostgresText.literal(value), from.name()));
            }
        }
        return drop;
    }

    /** That no row holds a value that goes. */
    private List<Check> checks(EnumType from, EnumType to) {
        var gone = from.values().stream().filter(value -> !to.values().contains(value)).toList();
        if (gone.isEmpty()) {
            return List.of();
        }
        return context.columnsOf(from.name()).stream()
                .map(found -> check(found.table(), found.column(), from.name(), gone))
                .toList();
    }

    private static Check check(Table table, Column column, String name, List<String> gone) {
        var values = gone.stream().map(PostgresText::literal).collect(Collectors.joining(", "));
        var holds =
                column.type().endsWith("[]")
                        ? "%s::text[] && ARRAY[%s]".formatted(quoted(column.name()), values)
                        : "%s::text IN (%s)".formatted(quoted(column.name()), values);
        return new Check(
                "SELECT NOT EXISTS (SELECT FROM %s WHERE %s)"
                        .formatted(quoted(table.name()), holds),
                "%s.%s may no longer be %s: enum %s loses it"
                        .formatted(table.name(), column.name(), values, name));
    }

    private static String createSql(String name, List<String> values) {
        return "CREATE TYPE %s AS ENUM (%s)"
                .formatted(
                        quoted(name),
                        values.stream()
                                .map(PostgresText::literal)
                                .collect(Collectors.joining(", ")));
    }
}
