package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.CompositeType;
import io.flotilla.engine.schema.CompositeType.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes composite types. Attributes come at the end and go anywhere in place; another type of an
 * attribute only where no column holds values of the composite type
 * (https://www.postgresql.org/docs/current/sql-altertype.html). Else a new type takes its place.
 */
final class PostgresCompositeTypes implements PostgresObjectWriter<CompositeType> {

    private final PostgresContext context;

    PostgresCompositeTypes(PostgresContext context) {
        this.context = context;
    }

    /**
     * @param held whether some column or other type holds values of it
     */
    static boolean growsInto(CompositeType from, CompositeType to, boolean held) {
        var kept =
                from.attributes().stream()
                        .filter(attribute -> find(to, attribute) != null)
                        .map(Attribute::name)
                        .toList();
        var wanted = to.attributes().stream().map(Attribute::name).toList();
        return !kept.isEmpty() == !from.attributes().isEmpty()
                && wanted.subList(0, Math.min(kept.size(), wanted.size())).equals(kept)
                && (!held
                        || to.attributes().stream()
                                .allMatch(attribute -> sameType(find(from, attribute), attribute)));
    }

    private static boolean sameType(@Nullable Attribute from, Attribute to) {
        return from == null
                || (from.type().equals(to.type())
                        && Objects.equals(from.collation(), to.collation()));
    }

    @Override
    public List<Draft> create(CompositeType type) {
        var phase = Phase.CREATE_TYPE;
        var body =
                type.attributes().stream()
                        .map(PostgresCompositeTypes::definition)
                        .collect(Collectors.joining(",\n    "));
        var drafts = new ArrayList<Draft>();
        drafts.add(
                Draft.of(
                        phase,
                        "CREATE TYPE %s AS (%s)"
                                .formatted(
                                        quoted(type.name()),
                                        body.isEmpty() ? "" : "\n    " + body + "\n")));
        drafts.addAll(
                PostgresComments.ifAny(
                        type.comment(),
                        PostgresComments.onType(phase, type.name(), type.comment())));
        type.attributes().stream()
                .filter(attribute -> attribute.comment() != null)
                .forEach(attribute -> drafts.add(comment(phase, type, attribute)));
        return drafts;
    }

    @Override
    public List<Draft> drop(CompositeType type) {
        return List.of(Draft.of(Phase.DROP_ENUM, "DROP TYPE " + quoted(type.name())));
    }

    /** Also where it is made anew: it takes the old one's place under its dependents. */
    @Override
    public boolean altersInPlace(CompositeType from, CompositeType to) {
        return true;
    }

    @Override
    public List<Draft> alter(CompositeType from, CompositeType to) {
        if (context.replaces(to.objectName())) {
            return new PostgresReplacement(context).of("TYPE", from, to, create(to));
        }
        var drafts = new ArrayList<Draft>();
        for (var attribute : from.attributes()) {
            if (find(to, attribute) == null) {
                drafts.add(drop(to, attribute));
            }
        }
        for (var attribute : to.attributes()) {
            var before = find(from, attribute);
            if (before == null) {
                drafts.add(alter(to, "ADD ATTRIBUTE " + definition(attribute)));
            } else if (!sameType(before, attribute)) {
                drafts.add(
                        alter(
                                to,
                                "ALTER ATTRIBUTE %s TYPE %s"
                                        .formatted(quoted(attribute.name()), type(attribute))));
            }
            if (!Objects.equals(before == null ? null : before.comment(), attribute.comment())) {
                drafts.add(comment(Phase.ALTER_TYPE, to, attribute));
            }
        }
        if (!Objects.equals(from.comment(), to.comment())) {
            drafts.add(PostgresComments.onType(Phase.ALTER_TYPE, to.name(), to.comment()));
        }
        return drafts;
    }

    private Draft drop(CompositeType type, Attribute attribute) {
        var draft = alter(type, "DROP ATTRIBUTE " + quoted(attribute.name()));
        for (var found : context.columnsOf(type.name())) {
            draft =
                    draft.withHazard(
                                    PostgresHazards.dataLoss(
                                            found.table().name(),
                                            "all values of attribute %s in %s.%s"
                                                    .formatted(
                                                            attribute.name(),
                                                            found.table().name(),
                                                            found.column().name())))
                            .losing(
                                    "attribute %s of type %s"
                                            .formatted(attribute.name(), type.name()));
        }
        return draft;
    }

    private static Draft alter(CompositeType type, String action) {
        return Draft.of(
                Phase.ALTER_TYPE, "ALTER TYPE %s %s".formatted(quoted(type.name()), action));
    }

    private static Draft comment(Phase phase, CompositeType type, Attribute attribute) {
        return PostgresComments.onAttribute(
                phase, type.name(), attribute.name(), attribute.comment());
    }

    private static String definition(Attribute attribute) {
        return quoted(attribute.name()) + " " + type(attribute);
    }

    private static String type(Attribute attribute) {
        return attribute.collation() == null
                ? attribute.type()
                : attribute.type() + " COLLATE " + attribute.collation();
    }

    static @Nullable Attribute find(CompositeType type, Attribute attribute) {
        return type.attributes().stream()
                .filter(other -> other.name().equals(attribute.name()))
                .findFirst()
                .orElse(null);
    }
}
