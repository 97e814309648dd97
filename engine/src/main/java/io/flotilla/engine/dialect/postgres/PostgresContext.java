package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.PlanPolicy.Drops;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Domain;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.MaterializedView;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Table;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The two schemas a plan lies between, and what the writers of single statements ask of them. */
final class PostgresContext {

    /**
     * The server's own domains with checks, see
     * https://www.postgresql.org/docs/current/infoschema-datatypes.html.
     */
    private static final Set<String> CONDITIONED =
            Set.of("information_schema.cardinal_number", "information_schema.yes_or_no");

    /** NAMEDATALEN - 1, https://www.postgresql.org/docs/current/sql-syntax-lexical.html. */
    static final int LONGEST_NAME = 63;

    private final PlanPolicy policy;
    private final Direction direction;
    private PostgresTrash trash;
    private final Map<String, Table> before;
    private final Map<String, Table> after;
    private final Set<String> relationsAfter;
    private final Set<String> keptMaterializedViews;
    private final Set<String> namesTaken = new HashSet<>();
    private final Map<String, Domain> domains = new HashMap<>();
    private final Map<String, EnumType> enumsAfter;
    private final PostgresReplacedTypes types;
    private final Set<String> newNames;
    private final Set<ObjectName> remade = new HashSet<>();
    private Set<ObjectName> goneFirst = Set.of();

    PostgresContext(
            Schema from, Schema to, PlanPolicy policy, Direction direction, PostgresTrash trash) {
        this.policy = policy;
        this.direction = direction;
        this.trash = trash;
        this.before = byName(from.tables(), Table::name);
        this.after = byName(to.tables(), Table::name);
        this.relationsAfter = relationNames(to);
        this.keptMaterializedViews = names(from.materializedViews());
        keptMaterializedViews.retainAll(names(to.materializedViews()));
        namesTaken.addAll(allNames(from));
        namesTaken.addAll(allNames(to));
        Stream.of(from, to)
                .flatMap(schema -> schema.objects(Domain.class).stream())
                .forEach(domain -> domains.put(PostgresIdentifiers.quoted(domain.name()), domain));
        this.enumsAfter = byName(to.enums(), EnumType::name);
        this.types = new PostgresReplacedTypes(from, to, this::restores);
        this.newNames = newNames(from, to);
    }

    @Nullable Table before(String table) {
        return before.get(table);
    }

    @Nullable Table after(String table) {
        return after.get(table);
    }

    /** By name. */
    List<Table> allAfter() {
        return after.values().stream().sorted(Comparator.comparing(Table::name)).toList();
    }

    /** What goes into the trash is known when all changes are. */
    void keep(PostgresTrash kept) {
        trash = kept;
    }

    PostgresTrash trash() {
        return trash;
    }

    /** Whether the plan is to keep what it would drop of the table. */
    boolean keepsDropped(String table) {
        return policy.drops(table) == Drops.TRASH;
    }

    /** A draft that loses data, with the choice that lets it; the way back may always. */
    Draft chosen(Draft draft, String note) {
        return direction == Direction.FORWARD && !draft.losses().isEmpty()
                ? draft.withNote(note)
                : draft;
    }

    /** Whether it goes into the trash, and so is not to be dropped. */
    boolean discards(ObjectName thing) {
        return direction == Direction.FORWARD && trash.holds(thing);
    }

    /** Whether it comes out of the trash, and so is not to be made. */
    boolean restores(ObjectName thing) {
        return direction == Direction.REVERT && trash.holds(thing);
    }

    /** Whether the table has rows to take care of: it is there, or in the trash. */
    boolean hasRows(String table) {
        return existing(table) || restores(ObjectName.relation(table));
    }

    /** Whether the table is there on both sides, and so has rows to take care of. */
    boolean existing(String table) {
        return before.containsKey(table) && after.containsKey(table);
    }

    /**
     * Whether indexes of the table or materialized view are to be built beside its traffic; those
     * of a partitioned table are so partition by partition.
     */
    boolean online(String relation) {
        return beside(relation) && !partitioned(relation);
    }

    /** Whether there is traffic that indexes of the relation or its partitions are built beside. */
    boolean beside(String relation) {
        return policy.concurrentIndexes(relation)
                && (existing(relation) || keptMaterializedViews.contains(relation));
    }

    /** Whether constraints of the table are to be added first and validated afterwards. */
    boolean split(String table) {
        return policy.splitValidation(table) && hasRows(table);
    }

    /** The draft that adds a constraint, with the choice that was made for it. */
    Draft noted(String table, boolean validated, boolean split, Draft draft) {
        if (!validated || !hasRows(table)) {
            return draft;
        }
        if (split) {
            return draft.withNote("NOT VALID, then VALIDATE (policy)");
        }
        return draft.withNote(
                "validated at once (%s)".formatted(split(table) ? "partitioned" : "policy"));
    }

    boolean partitioned(String table) {
        var then = after.get(table);
        return then != null && PostgresTableOptions.partitioned(then);
    }

    /** Its partitions in the end, by name. */
    List<Table> partitions(String table) {
        return after.values().stream()
                .filter(other -> isPartitionOf(other, table))
                .sorted(Comparator.comparing(Table::name))
                .toList();
    }

    /** The partition for whatever belongs in no other, before or after. */
    @Nullable String defaultPartitionOf(String table) {
        return Stream.concat(before.values().stream(), after.values().stream())
                .filter(other -> isPartitionOf(other, table))
                .filter(other -> bound(other).equals("DEFAULT"))
                .map(Table::name)
                .findFirst()
                .orElse(null);
    }

    /** Whether some index or constraint has this name before. */
    boolean indexBefore(String name) {
        return before.values().stream().flatMap(PostgresContext::indexNames).anyMatch(name::equals);
    }

    private static boolean isPartitionOf(Table table, String parent) {
        var partitionOf = PostgresLineage.of(table).partitionOf();
        return partitionOf != null && partitionOf.parent().equals(parent);
    }

    private static String bound(Table table) {
        var partitionOf = PostgresLineage.of(table).partitionOf();
        return partitionOf == null ? "" : partitionOf.bound();
    }

    /** The tables there are on both sides, parents first, as they are in the end. */
    List<Table> kept() {
        return after.values().stream()
                .filter(table -> before.containsKey(table.name()))
                .sorted(
                        Comparator.comparingInt((Table table) -> depth(table.name()))
                                .thenComparing(Table::name))
                .toList();
    }

    /** The indexes and constraints of partitions that are attached to the index in the end. */
    List<String> attachedTo(String table, String index) {
        return partitions(table).stream()
                .flatMap(partition -> PostgresIndexes.attached(partition, index))
                .toList();
    }

    /**
     * Constraints of partitions that are attached to the index before, and go only with it, though
     * it is no constraint.
     */
    List<String> constraintsAttachedTo(String table, String index) {
        return before.values().stream()
                .filter(other -> isPartitionOf(other, table))
                .sorted(Comparator.comparing(Table::name))
                .flatMap(
                        partition ->
                                TableIndex.of(partition).stream()
                                        .filter(part -> index.equals(part.attachedTo()))
                                        .flatMap(
                                                part ->
                                                        part.backsConstraint()
                                                                ? Stream.of(part.name())
                                                                : constraintsAttachedTo(
                                                                        partition.name(),
                                                                        part.name())
                                                                        .stream()))
                .toList();
    }

    /** Whether every partition has its part of the index in the end, or there is none. */
    boolean complete(String table, String index) {
        return attachedTo(table, index).size() == partitions(table).size();
    }

    /** Whether some foreign key before rests on the table. */
    boolean referenced(String table) {
        return before.values().stream()
                .flatMap(other -> other.foreignKeys().stream())
                .anyMatch(key -> key.referencedTable().equals(table));
    }

    /** The tables that inherit from the table before, at whatever distance. */
    List<String> heirs(String table) {
        return before.values().stream()
                .filter(other -> PostgresLineage.parents(other).contains(table))
                .map(Table::name)
                .sorted()
                .flatMap(name -> Stream.concat(Stream.of(name), heirs(name).stream()))
                .distinct()
                .toList();
    }

    /** How many tables in a row the table inherits from in the end. */
    int depth(String table) {
        var then = after.get(table);
        return then == null
                ? 0
                : 1 + PostgresLineage.parents(then).stream().mapToInt(this::depth).max().orElse(0);
    }

    /** Whether the table gets a key that is built beside its traffic, and so is there late. */
    boolean keysComeLate(String table) {
        var now = before.get(table);
        var then = after.get(table);
        return beside(table)
                && now != null
                && then != null
                && !PostgresIndexes.keys(now).containsAll(PostgresIndexes.keys(then));
    }

    /** Whether a foreign key of either schema relies on these columns of the table to be a key. */
    boolean referenced(String table, List<String> columns) {
        return Stream.concat(before.values().stream(), after.values().stream())
                .flatMap(other -> other.foreignKeys().stream())
                .anyMatch(
                        key ->
                                key.referencedTable().equals(table)
                                        && Set.copyOf(key.referencedColumns())
                                                .equals(Set.copyOf(columns)));
    }

    /** Whether some relation or index of the end state has this name. */
    boolean relationAfter(String name) {
        return relationsAfter.contains(name);
    }

    PostgresReplacedTypes types() {
        return types;
    }

    /** Whether a new type or collation takes the place of the old one of this name. */
    boolean replaces(ObjectName name) {
        return types.replaced().contains(name);
    }

    /** Whether the domain's default and checks are dropped and made again. */
    boolean redefines(ObjectName name) {
        return types.redefined().contains(name);
    }

    /** Objects and parts of tables that have to go before what they need can change. */
    void noteRemade(Set<ObjectName> names) {
        remade.addAll(names);
    }

    boolean remakes(ObjectName name) {
        return remade.contains(name);
    }

    /** Foreign keys of dropped tables that have to go before the tables do. */
    void noteGoneFirst(Set<ObjectName> keys) {
        goneFirst = Set.copyOf(keys);
    }

    boolean goesFirst(ObjectName key) {
        return goneFirst.contains(key);
    }

    /** The type made anew that the column type is, or is an array of. */
    @Nullable String replacedTypeOf(String type) {
        return types.names().stream().filter(name -> isOf(type, name)).findFirst().orElse(null);
    }

    record TableColumn(Table table, Column column) {}

    /** Columns there are on both sides whose type is the one named, or an array of it. */
    List<TableColumn> columnsOf(String typeName) {
        return before.values().stream()
                .sorted(Comparator.comparing(Table::name))
                .flatMap(
                        table ->
                                table.columns().stream()
                                        .filter(column -> isOf(column.type(), typeName))
                                        .filter(column -> isOf(typeAfter(table, column), typeName))
                                        .map(column -> new TableColumn(table, column)))
                .toList();
    }

    private String typeAfter(Table table, Column column) {
        return Stream.ofNullable(after.get(table.name()))
                .flatMap(then -> then.columns().stream())
                .filter(then -> then.name().equals(column.name()))
                .map(Column::type)
                .findFirst()
                .orElse("");
    }

    /** What the type is under its domains, if it is one; the type itself otherwise. */
    String underDomains(String type) {
        var domain = domains.get(type);
        return domain == null ? type : underDomains(domain.type());
    }

    /** Whether a value has to meet the conditions of a domain to be of the type. */
    boolean hasConditions(String type) {
        var domain = domains.get(type);
        return domain == null
                ? CONDITIONED.contains(type)
                : !domain.nullable()
                        || !domain.checkConstraints().isEmpty()
                        || hasConditions(domain.type());
    }

    /** Whether the type is a domain that says {@code NOT NULL}. */
    boolean refusesNull(String type) {
        var domain = domains.get(type);
        return domain != null && (!domain.nullable() || refusesNull(domain.type()));
    }

    /** What a column of the domain gets where it says no default of its own. */
    @Nullable String domainDefault(String type) {
        var domain = domains.get(type);
        if (domain == null) {
            return null;
        }
        return domain.defaultExpression() != null
                ? domain.defaultExpression()
                : domainDefault(domain.type());
    }

    /** The values of the enum in the end; none where it is no enum. */
    List<String> labelsAfter(String type) {
        return enumsAfter.values().stream()
                .filter(found -> PostgresIdentifiers.quoted(found.name()).equals(type))
                .findFirst()
                .map(EnumType::values)
                .orElse(List.of());
    }

    /** Whether the type is the one named, or an array of it. */
    static boolean isOf(String type, String typeName) {
        var quoted = PostgresIdentifiers.quoted(typeName);
        return type.equals(quoted) || type.equals(quoted + "[]");
    }

    /**
     * Whether a query over the data as it is now can speak of these names: every one that is a
     * column of the table to be is a column of the same type now, and no function or type is other
     * than it is to be.
     */
    boolean readableNow(String table, Set<String> names) {
        var now = before.get(table);
        var then = after.get(table);
        if (now == null
                || then == null
                || PostgresTableOptions.foreign(now)
                || !meansTheSameNow(names)) {
            return false;
        }
        var columns = byName(now.columns(), Column::name);
        return then.columns().stream()
                .filter(column -> names.contains(column.name()))
                .allMatch(column -> unchanged(columns.get(column.name()), column));
    }

    /** Whether no function or type of these names is other than it is to be. */
    boolean meansTheSameNow(Set<String> names) {
        return names.stream().noneMatch(newNames::contains);
    }

    private boolean unchanged(@Nullable Column from, Column to) {
        return from != null
                && from.type().equals(to.type())
                && Objects.equals(from.collation(), to.collation())
                && replacedTypeOf(to.type()) == null;
    }

    /** A name like {@code base} that neither schema uses, and that no other call was given. */
    String freeName(String base, String suffix) {
        for (int number = 0; ; number++) {
            var end = number == 0 ? suffix : suffix + number;
            var name = shortened(base, LONGEST_NAME - end.length()) + end;
            if (namesTaken.add(name)) {
                return name;
            }
        }
    }

    static String shortened(String name, int bytes) {
        var end = name.length();
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > bytes) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }

    /** Names of functions and types that are not what they will be. */
    private static Set<String> newNames(Schema from, Schema to) {
        var known = Set.copyOf(from.objects());
        return to.objects().stream()
                .filter(object -> !known.contains(object))
                .map(SchemaObject::objectName)
                .filter(
                        name ->
                                name.kind() == ObjectName.Kind.ROUTINE
                                        || name.kind() == ObjectName.Kind.TYPE)
                .flatMap(name -> PostgresText.names(nameAlone(name)).stream())
                .collect(Collectors.toSet());
    }

    /** Without the arguments of a routine, as SQL. */
    private static String nameAlone(ObjectName name) {
        return name.kind() == ObjectName.Kind.ROUTINE
                ? name.name().substring(0, name.name().lastIndexOf('('))
                : PostgresIdentifiers.quoted(name.name());
    }

    private static <T> Map<String, T> byName(List<T> items, Function<T, String> name) {
        return items.stream().collect(Collectors.toMap(name, Function.identity()));
    }

    private static Set<String> names(List<MaterializedView> views) {
        return views.stream().map(MaterializedView::name).collect(Collectors.toSet());
    }

    private static Set<String> allNames(Schema schema) {
        var names = relationNames(schema);
        schema.objects().forEach(object -> names.add(object.objectName().name()));
        for (var table : schema.tables()) {
            table.checkConstraints().forEach(item -> names.add(item.name()));
            table.foreignKeys().forEach(item -> names.add(item.name()));
        }
        return names;
    }

    private static Set<String> relationNames(Schema schema) {
        var names = new HashSet<String>();
        schema.objects().stream()
                .map(SchemaObject::objectName)
                .filter(name -> name.kind() == ObjectName.Kind.RELATION)
                .map(ObjectName::name)
                .forEach(names::add);
        schema.indexes().map(Index::name).forEach(names::add);
        for (var table : schema.tables()) {
            names.add(table.name());
            indexNames(table).forEach(names::add);
        }
        return names;
    }

    /** The names of a table's indexes, those of constraints included. */
    static Stream<String> indexNames(Table table) {
        return TableIndex.of(table).stream().map(TableIndex::name);
    }
}
