package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.schema.Event;
import io.flotilla.engine.schema.Routine;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Sequence;
import io.flotilla.engine.schema.Trigger;
import io.flotilla.engine.schema.View;
import java.util.List;
import java.util.Locale;

/** What is no table. Whoever runs the plan becomes the one who defined what it makes. */
final class ObjectWriter {

    private final WriterContext context;

    ObjectWriter(WriterContext context) {
        this.context = context;
    }

    Draft create(SchemaObject object) {
        var draft =
                switch (object) {
                    case View view -> plain(Phase.CREATE_VIEW, view("CREATE", view));
                    case Routine routine -> plain(Phase.CREATE_ROUTINE, routine.definition());
                    case Trigger trigger -> plain(Phase.CREATE_TRIGGER, trigger.definition());
                    case Event event -> plain(Phase.CREATE_TRIGGER, event.definition());
                    case Sequence sequence -> create(sequence);
                    default -> throw foreign(object);
                };
        return draft.creating(object.objectName());
    }

    Draft drop(SchemaObject object) {
        var draft =
                switch (object) {
                    case View view -> drop(Phase.DROP_VIEW, "VIEW", view.name());
                    case Routine routine ->
                            drop(Phase.DROP_ROUTINE, routine.kind().name(), name(routine));
                    case Trigger trigger -> drop(Phase.DROP_TRIGGER, "TRIGGER", trigger.name());
                    case Event event -> drop(Phase.DROP_TRIGGER, "EVENT", event.name());
                    case Sequence sequence -> drop(sequence);
                    default -> throw foreign(object);
                };
        return draft.dropping(object.objectName());
    }

    List<Draft> alter(SchemaObject from, SchemaObject to) {
        return switch (to) {
            case View view ->
                    List.of(
                            plain(Phase.CREATE_VIEW, view("CREATE OR REPLACE", view))
                                    .altering(view.objectName()));
            case Sequence sequence ->
                    List.of(
                            plain(Phase.CREATE_SEQUENCE, sequence("ALTER", sequence))
                                    .withHazard(
                                            new Hazard(
                                                    Hazard.Kind.DATA_DEPENDENT,
                                                    null,
                                                    null,
                                                    false,
                                                    "it fails where %s has passed its new bounds"
                                                            .formatted(sequence.name())))
                                    .altering(sequence.objectName()));
            default -> List.of(drop(from), create(to));
        };
    }

    /** Its next value is data. */
    private Draft create(Sequence sequence) {
        return plain(
                Phase.CREATE_SEQUENCE,
                context.restores()
                        ? "RENAME TABLE %s TO %s"
                                .formatted(
                                        Identifiers.quoted(context.trash(sequence.name())),
                                        Identifiers.quoted(sequence.name()))
                        : sequence("CREATE", sequence));
    }

    /** Last, because defaults of tables that stay may have called it until now. */
    private Draft drop(Sequence sequence) {
        var name = Identifiers.quoted(sequence.name());
        return context.discards()
                ? plain(
                        Phase.DROP_RENAMED_TYPE,
                        "RENAME TABLE %s TO %s"
                                .formatted(
                                        name, Identifiers.quoted(context.trash(sequence.name()))))
                : drop(Phase.DROP_RENAMED_TYPE, "SEQUENCE", sequence.name())
                        .losing("sequence " + sequence.name());
    }

    private static Draft plain(Phase phase, String sql) {
        return Draft.of(phase, sql).alone();
    }

    private static Draft drop(Phase phase, String kind, String name) {
        return plain(phase, "DROP %s %s".formatted(kind, Identifiers.quoted(name)));
    }

    private static String view(String verb, View view) {
        var sql = new StringBuilder(verb);
        for (var option : view.options()) {
            if (option.startsWith("algorithm=")) {
                sql.append(" ALGORITHM=").append(value(option));
            }
        }
        if (view.options().contains("security=invoker")) {
            sql.append(" SQL SECURITY INVOKER");
        }
        sql.append(" VIEW ").append(Identifiers.quoted(view.name()));
        for (var option : view.options()) {
            if (option.startsWith("columns=")) {
                sql.append(" (").append(option.substring("columns=".length())).append(')');
            }
        }
        sql.append(" AS ").append(view.definition());
        for (var option : view.options()) {
            if (option.startsWith("check=")) {
                sql.append(" WITH %s CHECK OPTION".formatted(value(option)));
            }
        }
        return sql.toString();
    }

    private static String value(String option) {
        return option.substring(option.indexOf('=') + 1).toUpperCase(Locale.ROOT);
    }

    private static String sequence(String verb, Sequence sequence) {
        var options = sequence.options();
        return "%s SEQUENCE %s%s START WITH %d MINVALUE %d MAXVALUE %d INCREMENT BY %d %s %s"
                .formatted(
                        verb,
                        Identifiers.quoted(sequence.name()),
                        sequence.dataType().equals("bigint") ? "" : " AS " + sequence.dataType(),
                        options.start(),
                        options.minimum(),
                        options.maximum(),
                        options.increment(),
                        options.cache() == 0 ? "NOCACHE" : "CACHE " + options.cache(),
                        options.cycle() ? "CYCLE" : "NOCYCLE");
    }

    private static String name(Routine routine) {
        return routine.kind() == Routine.Kind.FUNCTION
                ? routine.signature().replaceFirst("\\(\\)$", "")
                : routine.signature();
    }

    private static IllegalArgumentException foreign(SchemaObject object) {
        return new IllegalArgumentException("not of MySQL: " + object);
    }
}
