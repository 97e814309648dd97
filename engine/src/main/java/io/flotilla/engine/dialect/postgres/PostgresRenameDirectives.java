package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.dialect.DirectiveInvalid;
import io.flotilla.engine.dialect.RenameDirective;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code -- flotilla:renamed from=old_name}: before a statement it is about what the
 * statement creates; within a CREATE TABLE or an enum's CREATE TYPE about the column, constraint or
 * value that follows, or that stands before it on the same line.
 */
public final class PostgresRenameDirectives {

    private static final String PLACES =
            "before the CREATE of a table, view, sequence, type or index, an ALTER TABLE … ADD CONSTRAINT, or a column, constraint or enum value";

    private final List<SqlToken> tokens;
    private final List<Rename> renames = new ArrayList<>();
    private int at;

    private PostgresRenameDirectives(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    public static List<Rename> read(String script) {
        var reader = new PostgresRenameDirectives(SqlToken.of(script));
        while (reader.at < reader.tokens.size()) {
            reader.statement();
        }
        return List.copyOf(reader.renames);
    }

    /** What a statement creates: a kind and a name, and for an index nothing else. */
    private record Subject(Rename.Kind kind, @Nullable String owner, String name) {}

    private void statement() {
        var directive = leadingDirective();
        if (at == tokens.size()) {
            refuseUnlessNull(directive);
            return;
        }
        var start = at;
        var subject = subject();
        if (directive != null) {
            if (subject == null) {
                throw misplaced(directive);
            }
            add(subject.kind(), subject.owner(), directive, subject.name());
        }
        if (subject != null
                && (subject.kind() == Rename.Kind.TABLE || subject.kind() == Rename.Kind.TYPE)) {
            elements(subject);
        }
        at = Math.max(at, start);
        skipToEnd();
    }

    /** Comments before the statement; the last directive among them, if any. */
    private @Nullable RenameDirective leadingDirective() {
        RenameDirective found = null;
        while (at < tokens.size() && (token().kind() == SqlToken.Kind.COMMENT || token().is(";"))) {
            var directive = directive(token());
            if (directive != null) {
                refuseUnlessNull(found);
                found = directive;
            }
            at++;
        }
        return found;
    }

    private @Nullable Subject subject() {
        if (!takeName("create")) {
            return alteredConstraint();
        }
        while (takeName("or")
                || takeName("replace")
                || takeName("unlogged")
                || takeName("unique")
                || takeName("foreign")
                || takeName("recursive")) {
            // words before the kind
        }
        var kind = kind();
        if (kind == null) {
            return null;
        }
        if (takeName("concurrently")) {
            // of an index
        }
        if (takeName("if")) {
            takeName("not");
            takeName("exists");
        }
        var name = name();
        return name == null ? null : new Subject(kind, null, name);
    }

    private Rename.@Nullable Kind kind() {
        if (takeName("table")) {
            return Rename.Kind.TABLE;
        }
        if (takeName("view")) {
            return Rename.Kind.VIEW;
        }
        if (takeName("materialized")) {
            takeName("view");
            return Rename.Kind.MATERIALIZED_VIEW;
        }
        if (takeName("sequence")) {
            return Rename.Kind.SEQUENCE;
        }
        if (takeName("type") || takeName("domain")) {
            return Rename.Kind.TYPE;
        }
        return takeName("index") ? Rename.Kind.INDEX : null;
    }

    /** {@code ALTER TABLE [ONLY] t ADD CONSTRAINT c}. */
    private @Nullable Subject alteredConstraint() {
        if (!takeName("alter") || !takeName("table")) {
            return null;
        }
        takeName("only");
        var table = name();
        if (table == null || !takeName("add") || !takeName("constraint")) {
            return null;
        }
        var constraint = name();
        return constraint == null ? null : new Subject(Rename.Kind.CONSTRAINT, table, constraint);
    }

    /** What is listed in the statement's first parentheses. */
    private void elements(Subject owner) {
        while (at < tokens.size() && !token().is("(") && !token().is(";")) {
            at++;
        }
        if (at == tokens.size() || token().is(";")) {
            return;
        }
        at++;
        var element = new ArrayList<SqlToken>();
        List<SqlToken> previous = List.of();
        RenameDirective waiting = null;
        var ofNext = false;
        for (var depth = 1; at < tokens.size() && depth > 0; at++) {
            var token = token();
            if (token.kind() == SqlToken.Kind.COMMENT) {
                var directive = directive(token);
                if (directive == null) {
                    continue;
                }
                var before = element.isEmpty() ? previous : element;
                if (!before.isEmpty() && before.getLast().line() == token.line()) {
                    add(owner, before, directive);
                } else {
                    refuseUnlessNull(waiting);
                    waiting = directive;
                    ofNext = !element.isEmpty();
                }
                continue;
            }
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 || (depth == 1 && token.is(","))) {
                if (waiting != null && !ofNext) {
                    add(owner, element, waiting);
                    waiting = null;
                }
                ofNext = false;
                previous = List.copyOf(element);
                element.clear();
            } else {
                element.add(token);
            }
        }
        refuseUnlessNull(waiting);
    }

    private void add(Subject owner, List<SqlToken> element, RenameDirective directive) {
        if (element.isEmpty()) {
            throw misplaced(directive);
        }
        var first = element.getFirst();
        if (owner.kind() == Rename.Kind.TYPE) {
            if (first.kind() != SqlToken.Kind.LITERAL) {
                throw misplaced(directive);
            }
            add(Rename.Kind.ENUM_VALUE, owner.name(), directive, first.text());
        } else if (first.is("constraint") && element.size() > 1) {
            add(Rename.Kind.CONSTRAINT, owner.name(), directive, element.get(1).text());
        } else if (first.kind() == SqlToken.Kind.NAME) {
            add(Rename.Kind.COLUMN, owner.name(), directive, first.text());
        } else {
            throw misplaced(directive);
        }
    }

    private void add(
            Rename.Kind kind, @Nullable String owner, RenameDirective directive, String name) {
        renames.add(new Rename(kind, owner, directive.from(), name));
    }

    private void skipToEnd() {
        while (at < tokens.size() && !token().is(";")) {
            var directive = directive(token());
            refuseUnlessNull(directive);
            at++;
        }
    }

    private static @Nullable RenameDirective directive(SqlToken token) {
        return token.kind() == SqlToken.Kind.COMMENT
                ? RenameDirective.of(token.text(), token.line())
                : null;
    }

    private static void refuseUnlessNull(@Nullable RenameDirective directive) {
        if (directive != null) {
            throw misplaced(directive);
        }
    }

    private static DirectiveInvalid misplaced(RenameDirective directive) {
        return directive.misplaced(PLACES);
    }

    private boolean takeName(String word) {
        skipComments();
        if (at < tokens.size() && token().kind() == SqlToken.Kind.NAME && token().is(word)) {
            at++;
            return true;
        }
        return false;
    }

    /** A name without its qualifier. */
    private @Nullable String name() {
        skipComments();
        if (at == tokens.size() || token().kind() != SqlToken.Kind.NAME) {
            return null;
        }
        var name = tokens.get(at++).text();
        while (at + 1 < tokens.size() && token().is(".")) {
            name = tokens.get(at + 1).text();
            at += 2;
        }
        return name;
    }

    private void skipComments() {
        while (at < tokens.size() && token().kind() == SqlToken.Kind.COMMENT) {
            refuseUnlessNull(directive(token()));
            at++;
        }
    }

    private SqlToken token() {
        return tokens.get(at);
    }
}
