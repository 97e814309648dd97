package io.flotilla.engine.change;

import io.flotilla.engine.change.TableChange.AddCheck;
import io.flotilla.engine.change.TableChange.AddExclusion;
import io.flotilla.engine.change.TableChange.AddForeignKey;
import io.flotilla.engine.change.TableChange.AddUnique;
import io.flotilla.engine.change.TableChange.ChangeConstraintComment;
import io.flotilla.engine.change.TableChange.ChangeDeferrability;
import io.flotilla.engine.change.TableChange.ChangeIndexOptions;
import io.flotilla.engine.change.TableChange.DropCheck;
import io.flotilla.engine.change.TableChange.DropExclusion;
import io.flotilla.engine.change.TableChange.DropForeignKey;
import io.flotilla.engine.change.TableChange.DropUnique;
import io.flotilla.engine.change.TableChange.ValidateCheck;
import io.flotilla.engine.change.TableChange.ValidateForeignKey;
import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Deferrability;
import io.flotilla.engine.schema.ExclusionConstraint;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.IndexOptions;
import io.flotilla.engine.schema.UniqueConstraint;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds what differs between the constraints of one table, the primary key aside. */
final class ConstraintDiffer {

    private ConstraintDiffer() {}

    static void diffUniques(
            List<UniqueConstraint> from, List<UniqueConstraint> to, List<TableChange> changes) {
        var pairs = Pairs.of(from, to, UniqueConstraint::name);
        pairs.removed().forEach(item -> changes.add(new DropUnique(item)));
        pairs.added().forEach(item -> changes.add(new AddUnique(item)));
        for (var pair : pairs.both()) {
            if (alike(pair.from()).equals(alike(pair.to()))) {
                diffOptions(pair.to().name(), pair.from().options(), pair.to().options(), changes);
                diffComment(pair.to().name(), pair.from().comment(), pair.to().comment(), changes);
            } else {
                changes.add(new DropUnique(pair.from()));
                changes.add(new AddUnique(pair.to()));
            }
        }
    }

    static void diffExclusions(
            List<ExclusionConstraint> from,
            List<ExclusionConstraint> to,
            List<TableChange> changes) {
        var pairs = Pairs.of(from, to, ExclusionConstraint::name);
        pairs.removed().forEach(item -> changes.add(new DropExclusion(item)));
        pairs.added().forEach(item -> changes.add(new AddExclusion(item)));
        for (var pair : pairs.both()) {
            var before = pair.from();
            var after = pair.to();
            if (before.equals(after.with(before.options(), before.comment()))) {
                diffOptions(after.name(), before.options(), after.options(), changes);
                diffComment(after.name(), before.comment(), after.comment(), changes);
            } else {
                changes.add(new DropExclusion(before));
                changes.add(new AddExclusion(after));
            }
        }
    }

    static void diffChecks(
            List<CheckConstraint> from, List<CheckConstraint> to, List<TableChange> changes) {
        var pairs = Pairs.of(from, to, CheckConstraint::name);
        pairs.removed().forEach(item -> changes.add(new DropCheck(item)));
        pairs.added().forEach(item -> changes.add(new AddCheck(item)));
        for (var pair : pairs.both()) {
            var before = pair.from();
            var after = pair.to();
            var same = alike(before).equals(alike(after));
            if (!same || (before.validated() && !after.validated())) {
                changes.add(new DropCheck(before));
                changes.add(new AddCheck(after));
                continue;
            }
            if (before.validated() != after.validated()) {
                changes.add(new ValidateCheck(after));
            }
            diffComment(after.name(), before.comment(), after.comment(), changes);
        }
    }

    static void diffForeignKeys(
            List<ForeignKey> from, List<ForeignKey> to, List<TableChange> changes) {
        var pairs = Pairs.of(from, to, ForeignKey::name);
        pairs.removed().forEach(item -> changes.add(new DropForeignKey(item)));
        pairs.added().forEach(item -> changes.add(new AddForeignKey(item)));
        for (var pair : pairs.both()) {
            var before = pair.from();
            var after = pair.to();
            var same = alike(before).equals(alike(after));
            if (!same || (before.validated() && !after.validated())) {
                changes.add(new DropForeignKey(before));
                changes.add(new AddForeignKey(after));
                continue;
            }
            if (before.deferrability() != after.deferrability()) {
                changes.add(new ChangeDeferrability(before, after));
            }
            if (before.validated() != after.validated()) {
                changes.add(new ValidateForeignKey(after));
            }
            diffComment(after.name(), before.comment(), after.comment(), changes);
        }
    }

    private static void diffComment(
            String name, @Nullable String from, @Nullable String to, List<TableChange> changes) {
        if (!Objects.equals(from, to)) {
            changes.add(new ChangeConstraintComment(name, to));
        }
    }

    private static void diffOptions(
            String name, IndexOptions from, IndexOptions to, List<TableChange> changes) {
        if (!from.equals(to)) {
            changes.add(new ChangeIndexOptions(name, from, to));
        }
    }

    /** Without what can be changed in place. */
    private static UniqueConstraint alike(UniqueConstraint constraint) {
        return constraint.with(IndexOptions.PLAIN, null);
    }

    /** Without what can be changed in place. */
    private static CheckConstraint alike(CheckConstraint constraint) {
        return new CheckConstraint(
                constraint.name(), constraint.expression(), constraint.noInherit(), true, null);
    }

    /** Without what can be changed in place. */
    private static ForeignKey alike(ForeignKey key) {
        return new ForeignKey(
                key.name(),
                key.columns(),
                key.referencedTable(),
                key.referencedColumns(),
                key.match(),
                key.onUpdate(),
                key.onDelete(),
                key.setColumns(),
                Deferrability.NOT_DEFERRABLE,
                true,
                null);
    }
}
