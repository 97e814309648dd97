package io.flotilla.engine.dialect.postgres;

import static java.util.Comparator.comparing;

import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Collation;
import io.flotilla.engine.schema.CompositeType;
import io.flotilla.engine.schema.Domain;
import io.flotilla.engine.schema.RangeType;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.TextSearchConfiguration;
import io.flotilla.engine.schema.TextSearchDictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Types other than enums, collations and what text search is made of. */
final class TypeAssembler {

    private TypeAssembler() {}

    /** Each kind ordered by name. */
    static List<SchemaObject> objects(SchemaRows rows) {
        return Stream.of(
                        rows.collations().stream()
                                .sorted(comparing(CollationRow::name))
                                .map(TypeAssembler::collation),
                        rows.domains().stream()
                                .sorted(comparing(DomainRow::name))
                                .map(TypeAssembler::domain),
                        rows.composites().stream()
                                .sorted(comparing(CompositeTypeRow::name))
                                .map(TypeAssembler::composite),
                        rows.ranges().stream()
                                .sorted(comparing(RangeTypeRow::name))
                                .map(TypeAssembler::range),
                        rows.textSearchDictionaries().stream()
                                .sorted(comparing(TextSearchDictionaryRow::name))
                                .map(TypeAssembler::dictionary),
                        rows.textSearchConfigurations().stream()
                                .sorted(comparing(TextSearchConfigurationRow::name))
                                .map(TypeAssembler::configuration))
                .<SchemaObject>flatMap(objects -> objects)
                .toList();
    }

    private static Domain domain(DomainRow row) {
        return new Domain(
                row.name(),
                row.type(),
                row.nullable(),
                row.expression(),
                row.collation(),
                orEmpty(row.checks()).stream()
                        .map(
                                check ->
                                        new CheckConstraint(
                                                check.name(),
                                                check.expression(),
                                                false,
                                                check.validated(),
                                                check.comment()))
                        .toList(),
                row.comment());
    }

    private static CompositeType composite(CompositeTypeRow row) {
        return new CompositeType(row.name(), orEmpty(row.attributes()), row.comment());
    }

    private static RangeType range(RangeTypeRow row) {
        return new RangeType(
                row.name(),
                row.subtype(),
                row.operatorClass(),
                row.collation(),
                row.canonical(),
                row.difference(),
                row.multirange(),
                row.comment());
    }

    /** The version of the library behind it is of the server, not of the schema. */
    private static Collation collation(CollationRow row) {
        var options = new ArrayList<String>();
        options.add("provider = " + provider(row.provider()));
        if (!row.deterministic()) {
            options.add("deterministic = false");
        }
        // until 14 what ICU has is in the same place as what libc has
        if (row.locale() != null) {
            options.add("locale = " + PostgresText.literal(row.locale()));
        } else if (row.collate() != null && row.collate().equals(row.ctype())) {
            options.add("locale = " + PostgresText.literal(row.collate()));
        } else if (row.collate() != null && row.ctype() != null) {
            options.add("lc_collate = " + PostgresText.literal(row.collate()));
            options.add("lc_ctype = " + PostgresText.literal(row.ctype()));
        }
        if (row.rules() != null) {
            options.add("rules = " + PostgresText.literal(row.rules()));
        }
        return new Collation(row.name(), options.stream().sorted().toList(), row.comment());
    }

    private static String provider(char letter) {
        return switch (letter) {
            case 'b' -> "builtin";
            case 'c' -> "libc";
            case 'i' -> "icu";
            default -> throw new IllegalStateException("collation provider " + letter);
        };
    }

    private static TextSearchDictionary dictionary(TextSearchDictionaryRow row) {
        return new TextSearchDictionary(row.name(), row.template(), row.options(), row.comment());
    }

    private static TextSearchConfiguration configuration(TextSearchConfigurationRow row) {
        return new TextSearchConfiguration(
                row.name(), row.parser(), orEmpty(row.mappings()), row.comment());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
