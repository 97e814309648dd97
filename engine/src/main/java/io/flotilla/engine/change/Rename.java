package io.flotilla.engine.change;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a desired state says was called otherwise before. {@code owner} is the table, materialized
 * view or enum the thing belongs to, under its new name; null for what belongs to the schema.
 */
public record Rename(Kind kind, @Nullable String owner, String from, String to) {

    /** What can be renamed. */
    public enum Kind {
        TABLE,
        VIEW,
        MATERIALIZED_VIEW,
        SEQUENCE,
        TYPE,
        INDEX,
        COLUMN,
        CONSTRAINT,
        ENUM_VALUE;

        /** As people say it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** The way back; of something that belongs to an owner while the owner has its new name. */
    public Rename reversed() {
        return new Rename(kind, owner, to, from);
    }

    @Override
    public String toString() {
        return owner == null
                ? "%s %s".formatted(kind.label(), to)
                : "%s %s of %s".formatted(kind.label(), to, owner);
    }
}
