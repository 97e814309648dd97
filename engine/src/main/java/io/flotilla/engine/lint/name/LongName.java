package io.flotilla.engine.lint.name;

import io.flotilla.engine.lint.ModelKind;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Schema;
import java.nio.charset.StandardCharsets;

/** A name is as long as names can be, or nearly. */
final class LongName extends SchemaRule {

    private static final int MOST = 58;

    LongName() {
        super("long-name", Severity.NOTICE);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var kind : ModelKind.values()) {
            kind.members(schema)
                    .filter(it -> it.plainName().getBytes(StandardCharsets.UTF_8).length > MOST)
                    .forEach(
                            it ->
                                    report.add(
                                            it.name(),
                                            "the name of %s has more than %d bytes and the server cuts at 63 without a word; make it shorter"
                                                    .formatted(it.label(), MOST)));
        }
    }
}
