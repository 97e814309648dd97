package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.change.TableChange.ChangeColumnType;
import io.flotilla.engine.schema.Collation;
import io.flotilla.engine.schema.CompositeType;
import io.flotilla.engine.schema.Dependency;
import io.flotilla.engine.schema.Domain;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.ObjectName.Kind;
import io.flotilla.engine.schema.RangeType;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Types and collations that cannot be altered into what they become, so that new ones take their
 * place under the columns that use them; also those that are made of one of these. And domains that
 * stay, but whose default and checks have to go for a while.
 */
final class PostgresReplacedTypes {

    private final Schema from;
    private final Map<ObjectName, SchemaObject> before;
    private final Map<ObjectName, SchemaObject> after;

    /** What columns can be of: the types, and what comes with a range. */
    private final Set<String> names = new HashSet<>();

    private final Set<ObjectName> replaced = new HashSet<>();
    private final Set<ObjectName> redefined = new HashSet<>();

    /**
     * @param fromTrash whether one that was replaced comes back and takes its place again
     */
    PostgresReplacedTypes(Schema from, Schema to, Predicate<ObjectName> fromTrash) {
        this.from = from;
        this.before = byName(from);
        this.after = byName(to);
        for (var object : from.objects()) {
            var then = after.get(object.objectName());
            if (then != null
                    && then.getClass() == object.getClass()
                    && (!becomes(object, then) || fromTrash.test(then.objectName()))) {
                replace(object);
            }
        }
        includeDependents();
    }

    private static Map<ObjectName, SchemaObject> byName(Schema schema) {
        return schema.objects().stream()
                .filter(object -> object.objectName().part() == null)
                .collect(Collectors.toMap(SchemaObject::objectName, Function.identity()));
    }

    /** Whether the object can be altered, dropped or created again without a replacement. */
    private boolean becomes(SchemaObject object, SchemaObject then) {
        if (object instanceof EnumType was && then instanceof EnumType is) {
            return PostgresEnums.growsInto(was, is);
        }
        if (object instanceof Domain was && then instanceof Domain is) {
            return PostgresDomains.sameType(was, is);
        }
        if (object instanceof CompositeType was && then instanceof CompositeType is) {
            return PostgresCompositeTypes.growsInto(was, is, isHeld(was.objectName()));
        }
        if (object instanceof RangeType was && then instanceof RangeType is) {
            return PostgresRangeTypes.sameRanges(was, is);
        }
        return !(object instanceof Collation was && then instanceof Collation is)
                || was.options().equals(is.options());
    }

    /** Whether columns or other types are made of it. */
    private boolean isHeld(ObjectName type) {
        return from.dependencies().stream()
                .filter(dependency -> dependency.needed().equals(type))
                .map(dependency -> dependency.dependent().kind())
                .anyMatch(kind -> kind == Kind.COLUMN || kind == Kind.TYPE);
    }

    private void replace(SchemaObject object) {
        replaced.add(object.objectName());
        if (object.objectName().kind() == Kind.TYPE) {
            names.add(object.objectName().name());
        }
        if (object instanceof RangeType range) {
            names.add(range.multirange());
        }
    }

    private void includeDependents() {
        var grown = true;
        while (grown) {
            grown = false;
            for (Dependency dependency : from.dependencies()) {
                var object = before.get(dependency.dependent());
                if (object != null
                        && dependency.dependent().kind() == Kind.TYPE
                        && replaced.contains(dependency.needed())
                        && !replaced.contains(dependency.dependent())
                        && staysSameKind(object)) {
                    replace(object);
                    grown = true;
                }
            }
        }
    }

    private boolean staysSameKind(SchemaObject object) {
        var then = after.get(object.objectName());
        return then != null && then.getClass() == object.getClass();
    }

    /**
     * A type that stands in the way of something that goes, though it is there before and after: a
     * domain lets go of it, a range is made anew.
     *
     * @return whether that was not known yet
     */
    boolean letGo(ObjectName name) {
        var type = before.get(name);
        if (type == null || replaced.contains(name) || !staysSameKind(type)) {
            return false;
        }
        if (type instanceof RangeType) {
            replace(type);
            includeDependents();
            return true;
        }
        return redefined.add(name);
    }

    Set<ObjectName> replaced() {
        return replaced;
    }

    Set<ObjectName> redefined() {
        return redefined;
    }

    /** What columns of a replaced type can be of, arrays aside. */
    Set<String> names() {
        return names;
    }

    /** Makes a value of the new type out of the column's, where both have the same name. */
    String conversion(ChangeColumnType change, String name) {
        var column = quoted(change.to().name());
        var type = change.to().type();
        var array = type.endsWith("[]");
        var was = before.get(ObjectName.type(name));
        var is = after.get(ObjectName.type(name));
        if (!array && was instanceof CompositeType old && is instanceof CompositeType made) {
            return "CASE WHEN %s IS DISTINCT FROM NULL THEN %s::%s END"
                    .formatted(column, row(column, old, made), type);
        }
        var by = "text";
        if (was instanceof Domain old
                && is instanceof Domain made
                && !names.contains(made.type())
                && casts(old.type(), made.type())) {
            by = made.type();
        }
        return "%s::%s%s::%s".formatted(column, by, array ? "[]" : "", type);
    }

    private String row(String column, CompositeType from, CompositeType to) {
        return to.attributes().stream()
                .map(
                        attribute -> {
                            var old = PostgresCompositeTypes.find(from, attribute);
                            return old == null ? "NULL" : field(column, old, attribute);
                        })
                .collect(Collectors.joining(", ", "ROW(", ")"));
    }

    private String field(String column, CompositeType.Attribute from, CompositeType.Attribute to) {
        var field = "(%s).%s".formatted(column, quoted(from.name()));
        return casts(from.type(), to.type()) && !isReplaced(from.type())
                ? field
                : "%s::text::%s".formatted(field, to.type());
    }

    private boolean isReplaced(String type) {
        return names.stream().anyMatch(name -> PostgresContext.isOf(type, name));
    }

    private static boolean casts(String from, String to) {
        return PostgresType.of(from).castsAloneTo(PostgresType.of(to))
                || PostgresType.of(from).castsOnDemandTo(PostgresType.of(to));
    }

    /** What people call the type. */
    String word(String name) {
        return before.get(ObjectName.type(name)) instanceof EnumType ? "enum" : "type";
    }

    /** The collation's name as columns have it, if a new one takes its place. */
    boolean replacesCollation(@Nullable String collation) {
        return collation != null
                && replaced.stream()
                        .filter(name -> name.kind() == Kind.COLLATION)
                        .anyMatch(
                                name ->
                                        quoted(name.name()).equals(collation)
                                                || Objects.equals(
                                                        '"' + name.name() + '"', collation));
    }
}
