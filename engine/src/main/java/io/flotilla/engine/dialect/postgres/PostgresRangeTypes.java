package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.RangeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes range types. Nothing about one can be altered but its comment
 * (https://www.postgresql.org/docs/current/sql-altertype.html), so a new one takes its place.
 */
final class PostgresRangeTypes implements PostgresObjectWriter<RangeType> {

    private final PostgresContext context;

    PostgresRangeTypes(PostgresContext context) {
        this.context = context;
    }

    static boolean sameRanges(RangeType from, RangeType to) {
        return from.subtype().equals(to.subtype())
                && Objects.equals(from.operatorClass(), to.operatorClass())
                && Objects.equals(from.collation(), to.collation())
                && Objects.equals(from.difference(), to.difference())
                && from.multirange().equals(to.multirange());
    }

    @Override
    public List<Draft> create(RangeType type) {
        var phase = Phase.CREATE_TYPE;
        var options = new ArrayList<String>();
        options.add("SUBTYPE = " + type.subtype());
        add(options, "SUBTYPE_OPCLASS", type.operatorClass());
        add(options, "COLLATION", type.collation());
        add(options, "SUBTYPE_DIFF", type.difference());
        add(options, "MULTIRANGE_TYPE_NAME", quoted(type.multirange()));
        var drafts = new ArrayList<Draft>();
        drafts.add(
                Draft.of(
                        phase,
                        "CREATE TYPE %s AS RANGE (%s)"
                                .formatted(quoted(type.name()), String.join(", ", options))));
        drafts.addAll(
                PostgresComments.ifAny(
                        type.comment(),
                        PostgresComments.onType(phase, type.name(), type.comment())));
        return drafts;
    }

    private static void add(List<String> options, String name, @Nullable String value) {
        if (value != null) {
            options.add("%s = %s".formatted(name, value));
        }
    }

    @Override
    public List<Draft> drop(RangeType type) {
        return List.of(Draft.of(Phase.DROP_ENUM, "DROP TYPE " + quoted(type.name())));
    }

    /** Also where it is made anew: it takes the old one's place under its dependents. */
    @Override
    public boolean altersInPlace(RangeType from, RangeType to) {
        return true;
    }

    @Override
    public List<Draft> alter(RangeType from, RangeType to) {
        if (!context.replaces(to.objectName())) {
            return List.of(PostgresComments.onType(Phase.ALTER_TYPE, to.name(), to.comment()));
        }
        var drafts = new ArrayList<Draft>();
        for (var constructor : constructors(from)) {
            drafts.add(renameConstructor(from, constructor));
        }
        drafts.add(
                Draft.of(
                                Phase.RENAME_TYPE,
                                "ALTER TYPE %s RENAME TO %s"
                                        .formatted(
                                                quoted(from.multirange()),
                                                quoted(
                                                        context.freeName(
                                                                from.multirange(), "_old"))))
                        .touching(to.objectName()));
        drafts.addAll(new PostgresReplacement(context).of("TYPE", from, to, create(to)));
        return drafts;
    }

    /** What makes values of a range, or of several, has the type's name, and keeps it. */
    private static List<String> constructors(RangeType type) {
        var range = quoted(type.name());
        var multirange = quoted(type.multirange());
        return List.of(
                "%s(%s, %s)".formatted(range, type.subtype(), type.subtype()),
                "%s(%s, %s, text)".formatted(range, type.subtype(), type.subtype()),
                multirange + "()",
                "%s(%s)".formatted(multirange, range),
                "%s(%s[])".formatted(multirange, range));
    }

    private Draft renameConstructor(RangeType type, String constructor) {
        return Draft.of(
                        Phase.RENAME_TYPE,
                        "ALTER FUNCTION %s RENAME TO %s"
                                .formatted(
                                        constructor, quoted(context.freeName(type.name(), "_old"))))
                .touching(type.objectName());
    }
}
