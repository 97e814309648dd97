package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes comments on objects of every kind. */
final class PostgresComments {

    private PostgresComments() {}

    static Draft onTable(Phase phase, Table table, @Nullable String comment) {
        var kind = PostgresTableOptions.foreign(table) ? "FOREIGN TABLE " : "TABLE ";
        return on(phase, kind + quoted(table.name()), comment)
                .withHazard(PostgresHazards.shareUpdateExclusive(table.name(), true));
    }

    static Draft onColumn(Phase phase, String table, String column, @Nullable String comment) {
        return on(phase, "COLUMN %s.%s".formatted(quoted(table), quoted(column)), comment)
                .withHazard(PostgresHazards.shareUpdateExclusive(table, true));
    }

    static Draft onConstraint(
            Phase phase, String table, String constraint, @Nullable String comment) {
        return on(
                        phase,
                        "CONSTRAINT %s ON %s".formatted(quoted(constraint), quoted(table)),
                        comment)
                .withHazard(PostgresHazards.shareUpdateExclusive(table, true));
    }

    static Draft onIndex(Phase phase, String index, @Nullable String comment) {
        return on(phase, "INDEX " + quoted(index), comment);
    }

    static Draft onView(Phase phase, String view, @Nullable String comment) {
        return on(phase, "VIEW " + quoted(view), comment);
    }

    static Draft onViewColumn(Phase phase, String view, String column, @Nullable String comment) {
        return on(phase, "COLUMN %s.%s".formatted(quoted(view), quoted(column)), comment);
    }

    static Draft onMaterializedView(Phase phase, String view, @Nullable String comment) {
        return on(phase, "MATERIALIZED VIEW " + quoted(view), comment);
    }

    /**
     * @param kind of what has a name of its own on each relation, like {@code TRIGGER}
     */
    static Draft onPart(
            Phase phase, String kind, String part, String relation, @Nullable String comment) {
        return on(phase, "%s %s ON %s".formatted(kind, quoted(part), quoted(relation)), comment)
                .withHazard(PostgresHazards.shareUpdateExclusive(relation, true));
    }

    static Draft onStatistics(Phase phase, String statistics, @Nullable String comment) {
        return on(phase, "STATISTICS " + quoted(statistics), comment);
    }

    static Draft onSequence(Phase phase, String sequence, @Nullable String comment) {
        return on(phase, "SEQUENCE " + quoted(sequence), comment);
    }

    static Draft onEnum(Phase phase, String enumType, @Nullable String comment) {
        return on(phase, "TYPE " + quoted(enumType), comment);
    }

    static Draft onDomain(Phase phase, String domain, @Nullable String comment) {
        return on(phase, "DOMAIN " + quoted(domain), comment);
    }

    static Draft onDomainConstraint(
            Phase phase, String domain, String constraint, @Nullable String comment) {
        return on(
                phase,
                "CONSTRAINT %s ON DOMAIN %s".formatted(quoted(constraint), quoted(domain)),
                comment);
    }

    static Draft onType(Phase phase, String type, @Nullable String comment) {
        return on(phase, "TYPE " + quoted(type), comment);
    }

    static Draft onAttribute(Phase phase, String type, String attribute, @Nullable String comment) {
        return on(phase, "COLUMN %s.%s".formatted(quoted(type), quoted(attribute)), comment);
    }

    /**
     * @param routine its kind and signature, as SQL
     */
    static Draft onRoutine(Phase phase, String routine, @Nullable String comment) {
        return on(phase, routine, comment);
    }

    static Draft onOperator(Phase phase, String signature, @Nullable String comment) {
        return on(phase, "OPERATOR " + signature, comment);
    }

    static Draft onCollation(Phase phase, String collation, @Nullable String comment) {
        return on(phase, "COLLATION " + quoted(collation), comment);
    }

    static Draft onTextSearchConfiguration(
            Phase phase, String configuration, @Nullable String comment) {
        return on(phase, "TEXT SEARCH CONFIGURATION " + quoted(configuration), comment);
    }

    static Draft onTextSearchDictionary(Phase phase, String dictionary, @Nullable String comment) {
        return on(phase, "TEXT SEARCH DICTIONARY " + quoted(dictionary), comment);
    }

    /** A comment on something new: nothing to say where there is none. */
    static List<Draft> ifAny(@Nullable String comment, Draft draft) {
        return comment == null ? List.of() : List.of(draft);
    }

    private static Draft on(Phase phase, String object, @Nullable String comment) {
        return Draft.of(phase, sql(object, comment));
    }

    /** For an object with its kind, such as {@code TABLE t}. */
    static String sql(String object, @Nullable String comment) {
        var text = comment == null ? "NULL" : PostgresText.literal(comment);
        return "COMMENT ON %s IS %s".formatted(object, text);
    }
}
