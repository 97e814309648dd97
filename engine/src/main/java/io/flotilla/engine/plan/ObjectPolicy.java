package io.flotilla.engine.plan;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says of the tables whose name {@code match} fits, in which {@code *} stands for any
 * characters and {@code ?} for one; what is null is as for every table.
 */
public record ObjectPolicy(
        String match,
        PlanPolicy.@Nullable Drops drops,
        @Nullable Boolean concurrentIndexes,
        @Nullable Boolean splitValidation,
        @Nullable String copyWith) {

    /** Leaves every table as all are. */
    static final ObjectPolicy NOTHING = new ObjectPolicy("*", null, null, null, null);

    // in full: javac leaves the annotations of a compact constructor's parameters out of the class
    public ObjectPolicy(
            String match,
            PlanPolicy.@Nullable Drops drops,
            @Nullable Boolean concurrentIndexes,
            @Nullable Boolean splitValidation,
            @Nullable String copyWith) {
        if (match.isBlank()) {
            throw new IllegalArgumentException("match is empty; write a table's name or audit_*");
        }
        this.match = match;
        this.drops = drops;
        this.concurrentIndexes = concurrentIndexes;
        this.splitValidation = splitValidation;
        this.copyWith = copyWith == null ? null : ToolName.requireOrNone(copyWith);
    }

    ObjectPolicy withoutDrops() {
        return new ObjectPolicy(match, null, concurrentIndexes, splitValidation, copyWith);
    }

    boolean fits(String table) {
        var regex = match.codePoints().mapToObj(ObjectPolicy::regex).collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).matcher(table).matches();
    }

    private static String regex(int character) {
        return switch (character) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(character));
        };
    }
}
