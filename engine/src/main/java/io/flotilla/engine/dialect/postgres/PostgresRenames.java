package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import java.util.Objects;

/**
 * Writes renames. None touches a row, and what depends on the thing follows by itself; an
 * application that knows the old name only does not.
 */
final class PostgresRenames {

    private PostgresRenames() {}

    static Draft write(Rename rename) {
        var draft = statement(rename);
        return switch (rename.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, TYPE, COLUMN, ENUM_VALUE ->
                    draft.withFinding(
                            "%s is renamed to %s: an application that knows the old name fails"
                                    .formatted(rename.reversed(), rename.to()));
            case INDEX, CONSTRAINT -> draft;
        };
    }

    private static Draft statement(Rename rename) {
        var from = quoted(rename.from());
        var to = quoted(rename.to());
        return switch (rename.kind()) {
            case TABLE -> onTable(rename.from(), "ALTER TABLE %s RENAME TO %s".formatted(from, to));
            case COLUMN ->
                    onTable(
                            owner(rename),
                            "ALTER TABLE %s RENAME COLUMN %s TO %s"
                                    .formatted(quoted(owner(rename)), from, to));
            case CONSTRAINT ->
                    onTable(
                            owner(rename),
                            "ALTER TABLE %s RENAME CONSTRAINT %s TO %s"
                                    .formatted(quoted(owner(rename)), from, to));
            case VIEW -> onObject("ALTER VIEW %s RENAME TO %s".formatted(from, to));
            case MATERIALIZED_VIEW ->
                    onObject("ALTER MATERIALIZED VIEW %s RENAME TO %s".formatted(from, to));
            case SEQUENCE -> onObject("ALTER SEQUENCE %s RENAME TO %s".formatted(from, to));
            case TYPE -> onObject("ALTER TYPE %s RENAME TO %s".formatted(from, to));
            case INDEX ->
                    Draft.of(
                            Phase.DROP_VIEW,
                            "ALTER INDEX %s RENAME TO %s".formatted(from, to),
                            PostgresHazards.onObject(
                                    "SHARE UPDATE EXCLUSIVE", "other changes of the index wait"));
            case ENUM_VALUE ->
                    onObject(
                            "ALTER TYPE %s RENAME VALUE %s TO %s"
                                    .formatted(
                                            quoted(owner(rename)),
                                            PostgresText.literal(rename.from()),
                                            PostgresText.literal(rename.to())));
        };
    }

    private static String owner(Rename rename) {
        return Objects.requireNonNull(rename.owner());
    }

    private static Draft onTable(String table, String sql) {
        return Draft.of(Phase.DROP_VIEW, sql, PostgresHazards.accessExclusive(table));
    }

    private static Draft onObject(String sql) {
        return Draft.of(
                Phase.DROP_VIEW,
                sql,
                PostgresHazards.onObject("ACCESS EXCLUSIVE", "sessions that use it wait"));
    }
}
