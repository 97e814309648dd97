package io.flotilla.engine.dialect.postgres;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One schema as {@code inspect.sql} returns it. */
record SchemaRows(
        List<RelationRow> relations,
        List<TableRow> tables,
        List<ColumnRow> columns,
        List<ConstraintRow> constraints,
        List<IndexRow> indexes,
        List<IndexKeyRow> keys,
        List<OperatorClassRow> operatorClasses,
        List<SequenceRow> sequences,
        List<EnumRow> enums,
        List<TriggerRow> triggers,
        List<RuleRow> rules,
        List<PolicyRow> policies,
        List<StatisticsRow> statistics,
        List<DomainRow> domains,
        List<CompositeTypeRow> composites,
        List<RangeTypeRow> ranges,
        List<RoutineRow> routines,
        List<OperatorRow> operators,
        List<CollationRow> collations,
        List<TextSearchConfigurationRow> textSearchConfigurations,
        List<TextSearchDictionaryRow> textSearchDictionaries,
        List<GrantRow> grants,
        List<DependencyRow> dependencies,
        List<CommentRow> comments,
        List<String> otherObjects) {

    /** Everything that is not modelled, each named as the server describes it, sorted. */
    List<String> unsupported() {
        var rows =
                Stream.of(
                        relations,
                        columns,
                        constraints,
                        sequences,
                        enums,
                        triggers,
                        domains,
                        composites,
                        ranges,
                        routines,
                        operators,
                        collations,
                        textSearchConfigurations,
                        textSearchDictionaries,
                        grants);
        return Stream.concat(
                        otherObjects.stream(),
                        rows.flatMap(List::stream).map(Row::unsupported).filter(Objects::nonNull))
                .distinct()
                .sorted()
                .toList();
    }
}
