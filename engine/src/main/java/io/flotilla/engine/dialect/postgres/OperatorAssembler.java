package io.flotilla.engine.dialect.postgres;

import static java.util.Comparator.comparing;

import io.flotilla.engine.schema.Operator;
import java.util.List;

/** Operators. */
final class OperatorAssembler {

    private OperatorAssembler() {}

    static List<Operator> operators(List<OperatorRow> rows) {
        return rows.stream()
                .map(OperatorAssembler::operator)
                .sorted(comparing(Operator::signature))
                .toList();
    }

    private static Operator operator(OperatorRow row) {
        return new Operator(
                row.name(),
                row.left(),
                row.right(),
                row.function(),
                row.commutator(),
                row.negator(),
                row.restriction(),
                row.join(),
                row.hashes(),
                row.merges(),
                row.comment());
    }
}
