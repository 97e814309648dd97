package io.flotilla.engine.fingerprint;

import io.flotilla.engine.schema.Aggregate;
import io.flotilla.engine.schema.Collation;
import io.flotilla.engine.schema.CompositeType;
import io.flotilla.engine.schema.Domain;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.Event;
import io.flotilla.engine.schema.MaterializedView;
import io.flotilla.engine.schema.Operator;
import io.flotilla.engine.schema.Policy;
import io.flotilla.engine.schema.RangeType;
import io.flotilla.engine.schema.Routine;
import io.flotilla.engine.schema.Rule;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Sequence;
import io.flotilla.engine.schema.SequenceOptions;
import io.flotilla.engine.schema.Statistics;
import io.flotilla.engine.schema.TextSearchConfiguration;
import io.flotilla.engine.schema.TextSearchDictionary;
import io.flotilla.engine.schema.Trigger;
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
                        schema.objects().stream().flatMap(SchemaLines::object),
                        schema.grants().stream().map(GrantLines::of))
                .flatMap(lines -> lines)
                .sorted()
                .toList();
    }

    private static Stream<Line> object(SchemaObject object) {
        return switch (object) {
            case Sequence sequence -> Stream.of(sequence(sequence));
            case EnumType type -> enumType(type);
            case Event event -> Stream.of(AttachedLines.of(event));
            case View view -> ViewLines.of(view);
            case MaterializedView view -> ViewLines.of(view);
            case Trigger trigger -> Stream.of(AttachedLines.of(trigger));
            case Rule rule -> Stream.of(AttachedLines.of(rule));
            case Policy policy -> Stream.of(AttachedLines.of(policy));
            case Statistics statistics -> Stream.of(AttachedLines.of(statistics));
            case Domain domain -> TypeLines.domain(domain);
            case CompositeType type -> TypeLines.composite(type);
            case RangeType type -> TypeLines.range(type);
            case Routine routine -> RoutineLines.routine(routine);
            case Aggregate aggregate -> RoutineLines.aggregate(aggregate);
            case Operator operator -> Stream.of(RoutineLines.operator(operator));
            case Collation collation -> TypeLines.collation(collation);
            case TextSearchConfiguration configuration -> TypeLines.configuration(configuration);
            case TextSearchDictionary dictionary -> TypeLines.dictionary(dictionary);
        };
    }

    private static Line sequence(Sequence sequence) {
        var owner = sequence.ownedBy();
        return numbers(
                        new Line("sequence", sequence.name()).with("type", sequence.dataType()),
                        sequence.options())
                .with("unlogged", sequence.unlogged())
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
}
