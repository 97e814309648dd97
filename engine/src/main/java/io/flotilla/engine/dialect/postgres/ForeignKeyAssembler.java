package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.ForeignKey.Action;
import io.flotilla.engine.schema.ForeignKey.Match;
import java.util.List;
import java.util.Objects;

/** Foreign keys, under the letters of {@code pg_constraint}. */
final class ForeignKeyAssembler {

    private ForeignKeyAssembler() {}

    static List<ForeignKey> foreignKeys(Catalog catalog, RelationRow table) {
        return catalog.constraints(table.oid(), 'f').stream()
                .map(key -> foreignKey(catalog, key))
                .toList();
    }

    private static ForeignKey foreignKey(Catalog catalog, ConstraintRow key) {
        return new ForeignKey(
                key.name(),
                catalog.columnNames(key.relation(), key.columns()),
                Objects.requireNonNull(catalog.relationName(key.referenced())),
                catalog.columnNames(key.referenced(), key.referencedColumns()),
                match(key.match()),
                action(key.onUpdate()),
                action(key.onDelete()),
                catalog.columnNames(key.relation(), key.setColumns()),
                ConstraintAssembler.deferrability(key),
                key.validated(),
                key.inherited(),
                key.comment());
    }

    private static Match match(char letter) {
        return switch (letter) {
            case 's' -> Match.SIMPLE;
            case 'f' -> Match.FULL;
            default -> throw new IllegalArgumentException("confmatchtype " + letter);
        };
    }

    private static Action action(char letter) {
        return switch (letter) {
            case 'a' -> Action.NO_ACTION;
            case 'r' -> Action.RESTRICT;
            case 'c' -> Action.CASCADE;
            case 'n' -> Action.SET_NULL;
            case 'd' -> Action.SET_DEFAULT;
            default -> throw new IllegalArgumentException("foreign key action " + letter);
        };
    }
}
