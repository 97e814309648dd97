package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresText.literal;

import io.flotilla.engine.schema.Column;
import java.util.List;

/**
 * The comment on what is in the trash: {@code flotilla trash} and JSON that says since when, what
 * its name was, and what the sequences of its identity columns were called. The server makes up the
 * names of those, and they are no part of the model.
 */
final class PostgresTrashNote {

    static final String MARK = "flotilla trash ";

    private PostgresTrashNote() {}

    /** The expression of a statement that comments on {@code object}, such as {@code TABLE t}. */
    static String write(String object, String was) {
        return write(object, was, "", List.of());
    }

    static String write(String object, String was, String table, List<Column> identities) {
        var fields = "'at', now(), 'was', " + literal(was);
        if (!identities.isEmpty()) {
            var names =
                    identities.stream()
                            .map(
                                    column ->
                                            "%s, (SELECT relname FROM pg_class WHERE oid = %s::regclass)"
                                                    .formatted(
                                                            literal(column.name()),
                                                            identitySequence(table, column.name())))
                            .toList();
            fields += ", 'sequences', json_build_object(%s)".formatted(String.join(", ", names));
        }
        return "%s || quote_literal(%s || json_build_object(%s))"
                .formatted(literal("COMMENT ON %s IS ".formatted(object)), literal(MARK), fields);
    }

    /** The name an identity column's sequence had, as an expression over the comment. */
    static String sequenceOf(String comment, String column) {
        return "substr(%s, %d)::json -> 'sequences' ->> %s"
                .formatted(comment, MARK.length() + 1, literal(column));
    }

    /** The qualified name of the sequence now, as an expression. */
    static String identitySequence(String table, String column) {
        return "pg_get_serial_sequence(%s, %s)"
                .formatted(literal(PostgresIdentifiers.quoted(table)), literal(column));
    }
}
