package io.flotilla.engine.fingerprint;

import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Sequence;
import io.flotilla.engine.schema.SequenceOptions;
import io.flotilla.engine.schema.View;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The lines of a schema; {@code FINGERPRINT.md} has a table of them that must say the same. */
final class SchemaLines {

    private SchemaLines() {}

    /** Every line below the heading, in order. */
    static List<Line> of(Schema schema) {
        return Stream.of(
                        schema.tables().stream().flatMap(TableLines::of),
                        schema.sequences().stream().map(SchemaLines::sequence),
                        schema.enums().stream().flatMap(SchemaLines::enumType),
                        schema.views().stream().flatMap(SchemaLines::view))
                .flatMap(lines -> lines)
                .sorted()
                .toList();
    }

    private static Line sequence(Sequence sequence) {
        var owner = sequence.ownedBy();
        return numbers(
                        new Line("sequence", sequence.name()).with("type", sequence.dataType()),
                        sequence.options())
                .with(
                        "owned-by",
                        owner == null ? List.of() : List.of(owner.relation(), owner.column()))
                .with("comment", sequence.comment());
    }

    static Line numbers(Line line, SequenceOptions options) {
        return line.with("start", options.start())
                .with("increment", options.increment())
                .with("minimum", options.minimum())
                .with("maximum", options.maximum())
                .with("cache", options.cache())
                .with("cycle", options.cycle());
    }

    private static Stream<Line> enumType(EnumType type) {
        var line = new Line("enum", type.name()).with("comment", type.comment());
        var values = type.values();
        return Stream.concat(
                Stream.of(line),
                IntStream.range(0, values.size())
                        .mapToObj(
                                i ->
                                        Line.about(line.object(), "enum-value", type.name())
                                                .with("position", i + 1)
                                                .with("value", values.get(i))));
    }

    private static Stream<Line> view(View view) {
        return Stream.concat(
                Stream.of(
                        new Line("view", view.name())
                                .with("definition", view.definition())
                                .with("options", view.options())
                                .with("comment", view.comment())),
                view.columns().stream()
                        .map(
                                column ->
                                        new Line("view-column", view.name(), column.name())
                                                .with("type", column.type())
                                                .with("default", column.defaultExpression())
                                                .with("comment", column.comment())));
    }
}
