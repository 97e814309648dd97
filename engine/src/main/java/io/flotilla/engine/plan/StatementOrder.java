package io.flotilla.engine.plan;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.schema.Dependency;
import io.flotilla.engine.schema.ObjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Puts statements in an order in which each finds what it needs: by phase, except where what
 * depends on what says otherwise. An object is made or changed after what it needs, and is gone or
 * changed before what it needed goes. What an early statement waits for is drawn forward with it;
 * what stands outside the transaction stays where its phase puts it, and others wait.
 */
final class StatementOrder {

    private final List<Draft> drafts;
    private final List<Set<Integer>> before = new ArrayList<>();
    private final List<Set<Integer>> after = new ArrayList<>();
    private final Map<ObjectName, Set<Integer>> creators;
    private final Map<ObjectName, Set<Integer>> alterers;
    private final Map<ObjectName, Set<Integer>> droppers;

    private StatementOrder(List<Draft> drafts) {
        this.drafts = drafts;
        this.creators = index(draft -> draft.effect().creates());
        this.alterers = index(draft -> draft.effect().alters());
        this.droppers = index(draft -> draft.effect().drops());
        drafts.forEach(
                _ -> {
                    before.add(new LinkedHashSet<>());
                    after.add(new LinkedHashSet<>());
                });
    }

    /**
     * @param drafts in the order of their phases
     */
    static List<Draft> of(List<Draft> drafts, List<Dependency> from, List<Dependency> to) {
        var order = new StatementOrder(drafts);
        order.keepOrderPerObject();
        order.dropBeforeCreate();
        order.wholeAroundParts();
        order.makeBeforeUse();
        order.releaseFirst(from);
        order.provideFirst(to);
        return order.sorted();
    }

    private Map<ObjectName, Set<Integer>> index(Function<Draft, Set<ObjectName>> names) {
        var index = new HashMap<ObjectName, Set<Integer>>();
        for (var i = 0; i < drafts.size(); i++) {
            for (var name : names.apply(drafts.get(i))) {
                index.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(i);
            }
        }
        return index;
    }

    /** What takes several statements takes them in the order of their phases. */
    private void keepOrderPerObject() {
        for (var index : List.of(creators, alterers, droppers)) {
            for (var same : index.values()) {
                Integer previous = null;
                for (var next : same) {
                    order(previous == null ? Set.of() : Set.of(previous), Set.of(next));
                    previous = next;
                }
            }
        }
    }

    private void dropBeforeCreate() {
        creators.forEach((name, created) -> order(owners(droppers, name), created));
    }

    /** A trigger comes after the view it is on, and goes before it. */
    private void wholeAroundParts() {
        creators.forEach(
                (name, made) -> {
                    if (name.part() != null) {
                        order(creators.getOrDefault(name.whole(), Set.of()), made);
                    }
                });
        droppers.forEach(
                (name, gone) -> {
                    if (name.part() != null) {
                        order(gone, droppers.getOrDefault(name.whole(), Set.of()));
                    }
                });
    }

    private void makeBeforeUse() {
        for (var i = 0; i < drafts.size(); i++) {
            for (var name : drafts.get(i).effect().uses()) {
                order(owners(creators, name), Set.of(i));
            }
        }
    }

    private void releaseFirst(List<Dependency> from) {
        for (var dependency : from) {
            var gone = owners(droppers, dependency.needed());
            var changed = owners(alterers, dependency.needed());
            var dropped = owners(droppers, dependency.dependent());
            order(dropped, gone);
            order(dropped, changed);
            if (dropped.isEmpty()) {
                order(owners(alterers, dependency.dependent()), gone);
            }
        }
    }

    private void provideFirst(List<Dependency> to) {
        for (var dependency : to) {
            var made = owners(creators, dependency.needed());
            var changed = owners(alterers, dependency.needed());
            for (var dependents :
                    List.of(
                            owners(creators, dependency.dependent()),
                            owners(alterers, dependency.dependent()))) {
                order(made, dependents);
                order(changed, dependents);
            }
        }
    }

    /** Who does it to the object itself, or else to the relation it is a part of. */
    private static Set<Integer> owners(Map<ObjectName, Set<Integer>> index, ObjectName name) {
        var own = index.get(name);
        return own != null ? own : index.getOrDefault(name.whole(), Set.of());
    }

    /** Statements on both sides, which do both, keep the order they have. */
    private void order(Set<Integer> first, Set<Integer> then) {
        for (var one : first) {
            for (var other : then) {
                if (!(first.contains(other) && then.contains(one))) {
                    before.get(other).add(one);
                    after.get(one).add(other);
                }
            }
        }
    }

    private record Turn(int urgency, int draft) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            return urgency == other.urgency
                    ? Integer.compare(draft, other.draft)
                    : Integer.compare(urgency, other.urgency);
        }
    }

    private List<Draft> sorted() {
        var urgency = urgency();
        var waitingFor = new int[drafts.size()];
        var ready = new TreeSet<Turn>();
        var waiting = new TreeSet<Turn>();
        for (var i = 0; i < drafts.size(); i++) {
            waitingFor[i] = before.get(i).size();
            (waitingFor[i] == 0 ? ready : waiting).add(new Turn(urgency[i], i));
        }
        var sorted = new ArrayList<Draft>();
        while (!ready.isEmpty() || !waiting.isEmpty()) {
            // a circle is cut open where the phases would
            var next = ready.isEmpty() ? waiting.pollFirst() : ready.pollFirst();
            sorted.add(drafts.get(next.draft()));
            for (var other : after.get(next.draft())) {
                waitingFor[other]--;
                var turn = new Turn(urgency[other], other);
                if (waitingFor[other] == 0 && waiting.remove(turn)) {
                    ready.add(turn);
                }
            }
        }
        return sorted;
    }

    /** As early as the earliest statement that waits for it. */
    private int[] urgency() {
        var urgency = IntStream.range(0, drafts.size()).toArray();
        for (var i = 0; i < drafts.size(); i++) {
            drawForward(i, i, urgency);
        }
        return urgency;
    }

    private void drawForward(int draft, int to, int[] urgency) {
        for (var other : before.get(draft)) {
            if (drafts.get(other).statement().transactional() && urgency[other] > to) {
                urgency[other] = to;
                drawForward(other, to, urgency);
            }
        }
    }
}
