package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes domains. All but the type and its collation changes in place
 * (https://www.postgresql.org/docs/current/sql-alterdomain.html); for these a new domain takes the
 * place of the old one.
 */
final class PostgresDomains implements PostgresObjectWriter<Domain> {

    private final PostgresContext context;

    PostgresDomains(PostgresContext context) {
        this.context = context;
    }

    static boolean sameType(Domain from, Domain to) {
        return from.type().equals(to.type()) && Objects.equals(from.collation(), to.collation());
    }

    @Override
    public List<Draft> create(Domain domain) {
        var phase = Phase.CREATE_TYPE;
        var sql =
                new StringBuilder(
                        "CREATE DOMAIN %s AS %s".formatted(quoted(domain.name()), domain.type()));
        if (domain.collation() != null) {
            sql.append(" COLLATE ").append(domain.collation());
        }
        if (domain.defaultExpression() != null) {
            sql.append(" DEFAULT ").append(domain.defaultExpression());
        }
        if (!domain.nullable()) {
            sql.append(" NOT NULL");
        }
        domain.checkConstraints().stream()
                .filter(CheckConstraint::validated)
                .forEach(check -> sql.append("\n    ").append(definition(check)));
        var drafts = new ArrayList<Draft>();
        drafts.add(Draft.of(phase, sql.toString()));
        domain.checkConstraints().stream()
                .filter(check -> !check.validated())
                .forEach(check -> drafts.add(add(phase, domain, check)));
        domain.checkConstraints().stream()
                .filter(check -> check.comment() != null)
                .forEach(check -> drafts.add(comment(phase, domain, check)));
        drafts.addAll(
                PostgresComments.ifAny(
                        domain.comment(),
                        PostgresComments.onDomain(phase, domain.name(), domain.comment())));
        return drafts;
    }

    @Override
    public List<Draft> drop(Domain domain) {
        return List.of(Draft.of(Phase.DROP_ENUM, "DROP DOMAIN " + quoted(domain.name())));
    }

    /** Also where it is made anew: it takes the old one's place under its dependents. */
    @Override
    public boolean altersInPlace(Domain from, Domain to) {
        return true;
    }

    @Override
    public List<Draft> alter(Domain from, Domain to) {
        if (context.replaces(to.objectName())) {
            return new PostgresReplacement(context).of("DOMAIN", from, to, create(to));
        }
        var anew = context.redefines(to.objectName());
        var drafts = new ArrayList<Draft>();
        drafts.addAll(alterDefault(from, to, anew));
        if (from.nullable() != to.nullable()) {
            drafts.add(alterNullability(to));
        }
        for (var check : from.checkConstraints()) {
            var then = find(to, check);
            if (then == null || anew || !becomes(check, then)) {
                drafts.add(
                        alter(Phase.DETACH, to, "DROP CONSTRAINT " + quoted(check.name()))
                                .dropping(to.objectName()));
            }
        }
        for (var check : to.checkConstraints()) {
            drafts.addAll(alterCheck(to, anew ? null : find(from, check), check));
        }
        if (!Objects.equals(from.comment(), to.comment())) {
            drafts.add(PostgresComments.onDomain(Phase.ALTER_TYPE, to.name(), to.comment()));
        }
        return drafts;
    }

    private static List<Draft> alterDefault(Domain from, Domain to, boolean anew) {
        var before = from.defaultExpression();
        var after = to.defaultExpression();
        if (Objects.equals(before, after) && !(anew && before != null)) {
            return List.of();
        }
        var drafts = new ArrayList<Draft>();
        if (after == null || anew) {
            drafts.add(alter(Phase.DETACH, to, "DROP DEFAULT").dropping(to.objectName()));
        }
        if (after != null) {
            drafts.add(alter(Phase.ALTER_TYPE, to, "SET DEFAULT " + after));
        }
        return drafts;
    }

    private Draft alterNullability(Domain to) {
        return to.nullable()
                ? alter(Phase.ALTER_TYPE, to, "DROP NOT NULL")
                : scanned(alter(Phase.ALTER_TYPE, to, "SET NOT NULL"), to, "VALUE IS NOT NULL");
    }

    /** Whether the check changes into the other without being dropped. */
    private static boolean becomes(CheckConstraint from, CheckConstraint to) {
        return from.expression().equals(to.expression()) && (to.validated() || !from.validated());
    }

    private List<Draft> alterCheck(
            Domain to, @Nullable CheckConstraint from, CheckConstraint check) {
        var drafts = new ArrayList<Draft>();
        var kept = from != null && becomes(from, check) ? from : null;
        if (kept == null) {
            var added = add(Phase.ALTER_TYPE, to, check);
            drafts.add(check.validated() ? scanned(added, to, check.expression()) : added);
        } else if (check.validated() && !kept.validated()) {
            var validated =
                    alter(Phase.ALTER_TYPE, to, "VALIDATE CONSTRAINT " + quoted(check.name()));
            drafts.add(scanned(validated, to, check.expression()));
        }
        if (!Objects.equals(kept == null ? null : kept.comment(), check.comment())) {
            drafts.add(comment(Phase.ALTER_TYPE, to, check));
        }
        return drafts;
    }

    /** Every column of the domain is read, and its table is not written to meanwhile. */
    private Draft scanned(Draft draft, Domain domain, String condition) {
        for (var found : context.columnsOf(domain.name())) {
            var table = found.table().name();
            var column = found.column();
            var name = table + "." + column.name();
            draft =
                    draft.withHazard(
                                    PostgresHazards.shareDuringScan(
                                            table, "of domain " + domain.name()))
                            .withHazard(
                                    PostgresHazards.dataDependent(
                                            table,
                                            "it fails if some %s is no %s any more"
                                                    .formatted(name, domain.name())));
            if (!column.type().endsWith("[]")
                    && context.meansTheSameNow(PostgresText.names(condition))) {
                draft =
                        draft.withCheck(
                                new Check(
                                        "SELECT NOT EXISTS (SELECT FROM (SELECT %s AS value FROM %s) AS held WHERE NOT (%s))"
                                                .formatted(
                                                        quoted(column.name()),
                                                        quoted(table),
                                                        condition),
                                        "%s must hold for %s of domain %s"
                                                .formatted(condition, name, domain.name())));
            }
        }
        return draft;
    }

    private static String definition(CheckConstraint check) {
        return "CONSTRAINT %s CHECK %s"
                .formatted(quoted(check.name()), PostgresText.parenthesized(check.expression()));
    }

    private static Draft add(Phase phase, Domain domain, CheckConstraint check) {
        return alter(
                phase,
                domain,
                "ADD " + definition(check) + (check.validated() ? "" : " NOT VALID"));
    }

    private static Draft comment(Phase phase, Domain domain, CheckConstraint check) {
        return PostgresComments.onDomainConstraint(
                phase, domain.name(), check.name(), check.comment());
    }

    private static Draft alter(Phase phase, Domain domain, String action) {
        return Draft.of(phase, "ALTER DOMAIN %s %s".formatted(quoted(domain.name()), action));
    }

    private static @Nullable CheckConstraint find(Domain domain, CheckConstraint check) {
        return domain.checkConstraints().stream()
                .filter(other -> other.name().equals(check.name()))
                .findFirst()
                .orElse(null);
    }
}
