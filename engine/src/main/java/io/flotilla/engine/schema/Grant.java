package io.flotilla.engine.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one role may do with one object, or with one column of a table or view, as far as that is
 * not what the server lets it do anyway. {@code granted} is what it may do besides, {@code
 * grantable} what of all it may do it may pass on, and {@code withheld} what it may not do though
 * it usually could. Privileges are in capitals and sorted.
 *
 * @param object unquoted, but for a routine, which has its signature
 * @param role {@link #PUBLIC} for everybody; null for the object's owner, whoever that is
 */
public record Grant(
        On on,
        String object,
        @Nullable String column,
        @Nullable String role,
        List<String> granted,
        List<String> grantable,
        List<String> withheld) {

    /** No role can be called that. */
    public static final String PUBLIC = "public";

    /** What a privilege can be on. */
    public enum On {
        /** Anything with columns. */
        TABLE,
        SEQUENCE,
        /** A function, procedure or aggregate. */
        ROUTINE,
        TYPE
    }

    public Grant {
        granted = List.copyOf(granted);
        grantable = List.copyOf(grantable);
        withheld = List.copyOf(withheld);
    }

    public boolean toPublic() {
        return PUBLIC.equals(role);
    }

    /** Whether both are about the same role and the same object or column. */
    public boolean concerns(Grant other) {
        return on == other.on
                && object.equals(other.object)
                && Objects.equals(column, other.column)
                && Objects.equals(role, other.role);
    }

    public ObjectName objectName() {
        return name(on, object, column);
    }

    /** The name of what something can be granted on. */
    public static ObjectName name(On on, String object, @Nullable String column) {
        return switch (on) {
            case TABLE ->
                    column == null
                            ? ObjectName.relation(object)
                            : ObjectName.column(object, column);
            case SEQUENCE -> ObjectName.relation(object);
            case ROUTINE -> ObjectName.of(ObjectName.Kind.ROUTINE, object);
            case TYPE -> ObjectName.type(object);
        };
    }
}
