package io.flotilla.engine.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** {@code sha256:} and 64 hexadecimal digits: the identity of a plan's whole content. */
public record PlanDigest(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

    @JsonCreator
    public PlanDigest {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "not a plan digest: '%s' (expected sha256: and 64 hexadecimal digits)"
                            .formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
