package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.redshift.SchemaReader.NotModelled;
import io.flotilla.engine.schema.Deferrability;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.PrimaryKey;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.TableOptions;
import io.flotilla.engine.schema.TableOptions.Distribution;
import io.flotilla.engine.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;

/** Tables with their keys. */
final class TableReader {

    private final String schema;
    private final ColumnReader columns;
    private final List<Row> constraints;

    TableReader(String schema, ColumnReader columns, List<Row> constraints) {
        this.schema = schema;
        this.columns = columns;
        this.constraints = constraints;
    }

    Table read(Row row) {
        var relation = row.text("relid");
        var name = row.text("relname");
        var sortKey = columns.sortKey(relation);
        var primaryKeys = new ArrayList<PrimaryKey>();
        var uniques = new ArrayList<UniqueConstraint>();
        var foreignKeys = new ArrayList<ForeignKey>();
        for (var constraint : constraints) {
            if (constraint.text("relid").equals(relation)) {
                switch (constraint.text("contype")) {
                    case "p" -> primaryKeys.add(primaryKey(constraint));
                    case "u" -> uniques.add(unique(constraint));
                    case "f" -> foreignKeys.add(foreignKey(name, constraint));
                    default ->
                            throw new NotModelled(
                                    "constraint %s of table %s, of kind %s"
                                            .formatted(
                                                    constraint.text("conname"),
                                                    name,
                                                    constraint.text("contype")));
                }
            }
        }
        return new Table(
                name,
                columns.columns(relation, sortKey),
                primaryKeys.isEmpty() ? null : primaryKeys.getFirst(),
                uniques,
                List.of(),
                List.of(),
                foreignKeys,
                List.of(),
                new TableOptions.Redshift(distribution(name, relation, row), sortKey),
                row.find("description"));
    }

    /** Which column Redshift chose for an automatic distribution is not said. */
    private Distribution distribution(String table, String relation, Row row) {
        return switch (row.text("reldiststyle")) {
            case "0" -> new Distribution.Even();
            case "8" -> new Distribution.All();
            case "9" -> new Distribution.Auto();
            case "1" ->
                    columns.of(relation).stream()
                            .filter(column -> column.flag("attisdistkey"))
                            .findFirst()
                            .<Distribution>map(
                                    column -> new Distribution.Key(column.text("attname")))
                            .orElseThrow(
                                    () ->
                                            new NotModelled(
                                                    "table %s, which is distributed by no column"
                                                            .formatted(table)));
            default ->
                    throw new NotModelled(
                            "table %s, of distribution style %s"
                                    .formatted(table, row.text("reldiststyle")));
        };
    }

    private PrimaryKey primaryKey(Row row) {
        return new PrimaryKey(
                row.text("conname"),
                columns(row),
                List.of(),
                Deferrability.NOT_DEFERRABLE,
                row.find("description"));
    }

    private UniqueConstraint unique(Row row) {
        return new UniqueConstraint(
                row.text("conname"),
                columns(row),
                List.of(),
                false,
                Deferrability.NOT_DEFERRABLE,
                row.find("description"));
    }

    private ForeignKey foreignKey(String table, Row row) {
        if (!row.text("referenced_schema").equals(schema)) {
            throw new NotModelled(
                    "foreign key %s of table %s, which references %s.%s"
                            .formatted(
                                    row.text("conname"),
                                    table,
                                    row.text("referenced_schema"),
                                    row.text("referenced")));
        }
        return new ForeignKey(
                row.text("conname"),
                columns(row),
                row.text("referenced"),
                columns.names(row.text("confrelid"), row.list("referenced_columns")),
                ForeignKey.Match.SIMPLE,
                ForeignKey.Action.NO_ACTION,
                ForeignKey.Action.NO_ACTION,
                List.of(),
                Deferrability.NOT_DEFERRABLE,
                true,
                row.find("description"));
    }

    private List<String> columns(Row row) {
        return columns.names(row.text("relid"), row.list("columns"));
    }
}
