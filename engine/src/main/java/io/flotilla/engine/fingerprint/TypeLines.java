package io.flotilla.engine.fingerprint;

import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Collation;
import io.flotilla.engine.schema.CompositeType;
import io.flotilla.engine.schema.CompositeType.Attribute;
import io.flotilla.engine.schema.Domain;
import io.flotilla.engine.schema.RangeType;
import io.flotilla.engine.schema.TextSearchConfiguration;
import io.flotilla.engine.schema.TextSearchDictionary;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The lines of types other than enums, of collations and of text search. */
final class TypeLines {

    private TypeLines() {}

    static Stream<Line> domain(Domain domain) {
        return Stream.concat(
                Stream.of(
                        new Line("domain", domain.name())
                                .with("type", domain.type())
                                .with("not-null", !domain.nullable())
                                .with("default", domain.defaultExpression())
                                .with("collation", domain.collation())
                                .with("comment", domain.comment())),
                domain.checkConstraints().stream().map(check -> check(domain, check)));
    }

    private static Line check(Domain domain, CheckConstraint check) {
        return new Line("domain-check", domain.name(), check.name())
                .with("expression", check.expression())
                .with("not-valid", !check.validated())
                .with("comment", check.comment());
    }

    static Stream<Line> composite(CompositeType type) {
        var attributes = type.attributes();
        return Stream.concat(
                Stream.of(new Line("composite-type", type.name()).with("comment", type.comment())),
                IntStream.range(0, attributes.size())
                        .mapToObj(i -> attribute(type, i + 1, attributes.get(i))));
    }

    private static Line attribute(CompositeType type, int position, Attribute attribute) {
        return new Line("attribute", type.name(), attribute.name())
                .with("position", position)
                .with("type", attribute.type())
                .with("collation", attribute.collation())
                .with("comment", attribute.comment());
    }

    static Stream<Line> range(RangeType type) {
        return Stream.of(
                new Line("range-type", type.name())
                        .with("subtype", type.subtype())
                        .with("operator-class", type.operatorClass())
                        .with("collation", type.collation())
                        .with("canonical", type.canonical())
                        .with("difference", type.difference())
                        .with("multirange", type.multirange())
                        .with("comment", type.comment()));
    }

    static Stream<Line> collation(Collation collation) {
        return Stream.of(
                new Line("collation", collation.name())
                        .with("options", collation.options())
                        .with("comment", collation.comment()));
    }

    static Stream<Line> dictionary(TextSearchDictionary dictionary) {
        return Stream.of(
                new Line("text-search-dictionary", dictionary.name())
                        .with("template", dictionary.template())
                        .with("options", dictionary.options())
                        .with("comment", dictionary.comment()));
    }

    static Stream<Line> configuration(TextSearchConfiguration configuration) {
        return Stream.concat(
                Stream.of(
                        new Line("text-search-configuration", configuration.name())
                                .with("parser", configuration.parser())
                                .with("comment", configuration.comment())),
                configuration.mappings().stream()
                        .map(
                                mapping ->
                                        new Line(
                                                        "text-search-mapping",
                                                        configuration.name(),
                                                        mapping.token())
                                                .with("dictionaries", mapping.dictionaries())));
    }
}
