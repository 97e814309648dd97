package io.flotilla.engine.dialect;

import io.flotilla.engine.plan.Pauses;
import io.flotilla.engine.plan.Statement.Batch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code -- flotilla:batch rows=1000 pause=50ms} before a statement. */
public final class BatchDirective {

    private static final Pattern LINE =
            Pattern.compile("(?m)^\\s*--\\s*flotilla:(?<name>[\\w-]+)(?<words>.*)$");

    private BatchDirective() {}

    /**
     * @param leading what stands before the statement's first word
     * @throws IllegalArgumentException if the directive is not one that is known, or says nothing
     *     that makes sense
     */
    public static @Nullable Batch find(String leading) {
        var line = LINE.matcher(leading);
        Batch batch = null;
        while (line.find()) {
            var name = line.group("name");
            if (name.equals("nolint")) {
                continue;
            }
            if (!name.equals("batch")) {
                throw new IllegalArgumentException(
                        "flotilla:%s says nothing before a plan's statement".formatted(name));
            }
            if (batch != null) {
                throw new IllegalArgumentException("flotilla:batch is there twice");
            }
            batch = batch(line.group("words").strip());
        }
        return batch;
    }

    private static Batch batch(String words) {
        var rows = 0;
        var pause = 0L;
        for (var word : words.split("\\s+")) {
            if (word.matches("rows=[1-9][0-9]{0,8}")) {
                rows = Integer.parseInt(word.substring("rows=".length()));
            } else if (word.startsWith("pause=")) {
                pause = Pauses.parse(word.substring("pause=".length()));
            } else {
                throw new IllegalArgumentException(
                        "flotilla:batch does not understand '%s'; write rows=1000 and, if wanted, pause=50ms"
                                .formatted(word));
            }
        }
        if (rows == 0) {
            throw new IllegalArgumentException(
                    "flotilla:batch does not say how many rows; write rows=1000");
        }
        return new Batch(rows, pause);
    }
}
