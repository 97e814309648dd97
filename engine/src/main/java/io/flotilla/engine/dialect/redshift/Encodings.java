package io.flotilla.engine.dialect.redshift;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Redshift gives a column for which nobody says how it is compressed:
 * https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html, ENCODE.
 */
final class Encodings {

    /** With one of these a column's type cannot be altered, says the page of ALTER TABLE. */
    static final Set<String> FIXED = Set.of("bytedict", "runlength", "text255", "text32k");

    private static final Set<String> NOT_COMPRESSED =
            Set.of("boolean", "real", "double precision", "geometry", "geography");
    private static final Set<String> AZ64 =
            Set.of(
                    "smallint",
                    "integer",
                    "bigint",
                    "numeric",
                    "date",
                    "time without time zone",
                    "time with time zone",
                    "timestamp without time zone",
                    "timestamp with time zone");
    private static final Set<String> LZO =
            Set.of("character", "character varying", "binary varying", "varbyte");

    private Encodings() {}

    /** Null for types of which the page says nothing. */
    static @Nullable String usual(String type, boolean inSortKey) {
        var family = type.replaceFirst("\\(.*?\\)", "");
        if (inSortKey || NOT_COMPRESSED.contains(family)) {
            return "raw";
        }
        if (AZ64.contains(family)) {
            return "az64";
        }
        return LZO.contains(family) ? "lzo" : null;
    }

    /** The encoding as the model has it. */
    static @Nullable String chosen(String encoding, String type, boolean inSortKey) {
        var name = encoding.strip().equals("none") ? "raw" : encoding.strip();
        return name.equals(usual(type, inSortKey)) ? null : name;
    }
}
