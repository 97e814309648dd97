package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.Sha256;
import io.flotilla.engine.dialect.TrashBin;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What things are called while they are in the trash: with a digest of the plan's fingerprints, so
 * that the same thing can be dropped again by another plan, and as much as fits of their own name.
 */
final class TrashNames {

    /** In characters, https://dev.mysql.com/doc/refman/8.4/en/identifier-length.html. */
    private static final int LONGEST = 64;

    private static final int DIGEST_BYTES = 5;
    private static final int OWN = TrashBin.PREFIX.length() + 2 * DIGEST_BYTES + 1;

    private TrashNames() {}

    /**
     * @param plan its two fingerprints
     * @param column null for the table itself
     */
    static String of(String plan, String table, @Nullable String column) {
        var digest = Sha256.of("%s %s %s".formatted(plan, table, column));
        var name =
                "%s%s_%s"
                        .formatted(
                                TrashBin.PREFIX,
                                HexFormat.of().formatHex(digest, 0, DIGEST_BYTES),
                                column == null ? table : column);
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST));
    }

    /** The name it had, unless some of that did not fit. */
    static Optional<String> was(String name) {
        var isWhole = name.length() > OWN && name.codePointCount(0, name.length()) < LONGEST;
        return isWhole ? Optional.of(name.substring(OWN)) : Optional.empty();
    }
}
