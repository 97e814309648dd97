package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.schema.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which tables and indexes are parts of others in the two schemas a plan lies between. */
final class PostgresFamilies {

    private final Map<String, Table> before;
    private final Map<String, Table> after;

    /** Both by name. */
    PostgresFamilies(Map<String, Table> before, Map<String, Table> after) {
        this.before = before;
        this.after = after;
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
                .flatMap(partition -> TableIndex.attached(partition, index))
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
}
