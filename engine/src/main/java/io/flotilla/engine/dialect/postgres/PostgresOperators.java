package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes operators. A commutator or negator that is not there yet is taken for one to come, so
 * their order among each other is free.
 */
final class PostgresOperators implements PostgresObjectWriter<Operator> {

    /** Only estimators can change, https://www.postgresql.org/docs/15/sql-alteroperator.html. */
    @Override
    public boolean altersInPlace(Operator from, Operator to) {
        return from.function().equals(to.function())
                && Objects.equals(from.commutator(), to.commutator())
                && Objects.equals(from.negator(), to.negator())
                && from.hashes() == to.hashes()
                && from.merges() == to.merges();
    }

    @Override
    public List<Draft> create(Operator operator) {
        var phase = Phase.CREATE_ROUTINE;
        var options = new ArrayList<String>();
        options.add("FUNCTION = " + operator.function());
        add(options, "LEFTARG", operator.left());
        add(options, "RIGHTARG", operator.right());
        add(options, "COMMUTATOR", operator.commutator());
        add(options, "NEGATOR", operator.negator());
        add(options, "RESTRICT", operator.restriction());
        add(options, "JOIN", operator.join());
        if (operator.hashes()) {
            options.add("HASHES");
        }
        if (operator.merges()) {
            options.add("MERGES");
        }
        var drafts = new ArrayList<Draft>();
        drafts.add(
                Draft.of(
                        phase,
                        "CREATE OPERATOR %s (\n    %s\n)"
                                .formatted(operator.name(), String.join(",\n    ", options))));
        drafts.addAll(
                PostgresComments.ifAny(
                        operator.comment(),
                        PostgresComments.onOperator(
                                phase, operator.signature(), operator.comment())));
        return drafts;
    }

    @Override
    public List<Draft> drop(Operator operator) {
        return List.of(Draft.of(Phase.DROP_ROUTINE, "DROP OPERATOR " + operator.signature()));
    }

    @Override
    public List<Draft> alter(Operator from, Operator to) {
        var phase = Phase.CREATE_ROUTINE;
        var estimators = new ArrayList<String>();
        change(estimators, "RESTRICT", from.restriction(), to.restriction());
        change(estimators, "JOIN", from.join(), to.join());
        var drafts = new ArrayList<Draft>();
        if (!estimators.isEmpty()) {
            drafts.add(
                    Draft.of(
                            phase,
                            "ALTER OPERATOR %s SET (%s)"
                                    .formatted(to.signature(), String.join(", ", estimators))));
        }
        if (!Objects.equals(from.comment(), to.comment())) {
            drafts.add(PostgresComments.onOperator(phase, to.signature(), to.comment()));
        }
        return drafts;
    }

    private static void add(List<String> options, String name, @Nullable String value) {
        if (value != null) {
            options.add(name + " = " + value);
        }
    }

    private static void change(
            List<String> options, String name, @Nullable String from, @Nullable String to) {
        if (!Objects.equals(from, to)) {
            options.add("%s = %s".formatted(name, to == null ? "NONE" : to));
        }
    }
}
