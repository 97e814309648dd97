package io.flotilla.engine.dialect.postgres;

import static java.util.Comparator.comparing;

import io.flotilla.engine.schema.Aggregate;
import io.flotilla.engine.schema.Routine;
import io.flotilla.engine.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions, procedures and aggregates. */
final class RoutineAssembler {

    private RoutineAssembler() {}

    static List<SchemaObject> objects(List<RoutineRow> rows) {
        return rows.stream()
                .sorted(comparing(RoutineRow::signature))
                .map(row -> row.aggregate() == null ? routine(row) : aggregate(row))
                .toList();
    }

    private static SchemaObject routine(RoutineRow row) {
        var kind = row.kind() == 'p' ? Routine.Kind.PROCEDURE : Routine.Kind.FUNCTION;
        return new Routine(
                kind,
                row.signature(),
                row.inputNames(),
                row.defaults(),
                row.result(),
                unqualified(kind, row),
                row.comment());
    }

    /** The server always writes the schema, right before the name. */
    private static String unqualified(Routine.Kind kind, RoutineRow row) {
        var head = "CREATE OR REPLACE %s ".formatted(kind);
        var definition = Objects.requireNonNull(row.definition());
        var qualified = head + row.schema() + ".";
        if (!definition.startsWith(qualified)) {
            throw new IllegalStateException("not the start of a routine: " + definition);
        }
        return head + definition.substring(qualified.length()).stripTrailing();
    }

    private static SchemaObject aggregate(RoutineRow row) {
        var arguments = row.arguments().isEmpty() ? "*" : row.arguments();
        return new Aggregate(
                row.signature(),
                "%s(%s)".formatted(row.name(), arguments),
                row.result(),
                options(Objects.requireNonNull(row.aggregate())),
                row.comment());
    }

    private static List<String> options(AggregateRow it) {
        var options = new ArrayList<String>();
        add(options, "SFUNC", it.function(it.transition()));
        add(options, "STYPE", it.state());
        add(options, "SSPACE", it.stateSize() == 0 ? null : Integer.toString(it.stateSize()));
        add(options, "FINALFUNC", it.function(it.finalFunction()));
        flag(options, "FINALFUNC_EXTRA", it.finalExtra());
        add(options, "FINALFUNC_MODIFY", modify(it, it.finalModify()));
        add(options, "COMBINEFUNC", it.function(it.combine()));
        add(options, "SERIALFUNC", it.function(it.serialize()));
        add(options, "DESERIALFUNC", it.function(it.deserialize()));
        add(options, "INITCOND", literal(it.initial()));
        add(options, "MSFUNC", it.function(it.movingTransition()));
        add(options, "MINVFUNC", it.function(it.movingInverse()));
        add(options, "MSTYPE", it.movingState());
        add(
                options,
                "MSSPACE",
                it.movingStateSize() == 0 ? null : Integer.toString(it.movingStateSize()));
        add(options, "MFINALFUNC", it.function(it.movingFinal()));
        flag(options, "MFINALFUNC_EXTRA", it.movingFinalExtra());
        if (it.movingState() != null) {
            add(options, "MFINALFUNC_MODIFY", modify(it, it.movingFinalModify()));
        }
        add(options, "MINITCOND", literal(it.movingInitial()));
        add(options, "SORTOP", it.sortOperator());
        add(options, "PARALLEL", parallel(it.parallel()));
        flag(options, "HYPOTHETICAL", it.kind() == 'h');
        return options;
    }

    /** Null for the default, which depends on the kind. */
    private static @Nullable String modify(AggregateRow it, char letter) {
        var ordinary = it.kind() == 'n' ? 'r' : 'w';
        if (letter == ordinary) {
            return null;
        }
        return switch (letter) {
            case 'r' -> "READ_ONLY";
            case 's' -> "SHAREABLE";
            case 'w' -> "READ_WRITE";
            default -> throw new IllegalStateException("modification " + letter);
        };
    }

    /** Null for the default. */
    private static @Nullable String parallel(char letter) {
        return switch (letter) {
            case 's' -> "SAFE";
            case 'r' -> "RESTRICTED";
            case 'u' -> null;
            default -> throw new IllegalStateException("parallel " + letter);
        };
    }

    private static @Nullable String literal(@Nullable String text) {
        return text == null ? null : PostgresText.literal(text);
    }

    private static void add(List<String> options, String name, @Nullable String value) {
        if (value != null) {
            options.add("%s = %s".formatted(name, value));
        }
    }

    private static void flag(List<String> options, String name, boolean present) {
        if (present) {
            options.add(name);
        }
    }
}
