package io.flotilla.engine.plan;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.plan.StatementTies.Tie;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Policy;
import io.flotilla.engine.schema.Routine;
import io.flotilla.engine.schema.Rule;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Trigger;
import io.flotilla.engine.schema.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Statements in an order in which each finds what it needs: by phase, except where what depends on
 * what says otherwise. What an early statement waits for is drawn forward with it; what stands
 * outside the transaction stays where its phase puts it, and others wait.
 *
 * @param caught objects that are altered, and had better be dropped and created again: their
 *     statements wait for each other in a circle, which the order cuts somewhere
 */
record StatementOrder(List<Draft> drafts, Set<ObjectName> caught) {

    static StatementOrder of(List<Draft> drafts, Schema from, Schema to) {
        var phased = drafts.stream().sorted(Comparator.comparing(Draft::phase)).toList();
        var ties = StatementTies.of(phased, from.dependencies(), to.dependencies());
        return new Sorting(phased, ties, remakeable(from)).order();
    }

    /** What has no data, is no column's type, and can go and come. */
    private static Set<ObjectName> remakeable(Schema schema) {
        return schema.objects().stream()
                .filter(
                        object ->
                                object instanceof View
                                        || object instanceof Rule
                                        || object instanceof Policy
                                        || object instanceof Trigger
                                        || object instanceof Routine)
                .map(SchemaObject::objectName)
                .collect(Collectors.toSet());
    }

    private record Turn(int urgency, int draft) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            return urgency == other.urgency
                    ? Integer.compare(draft, other.draft)
                    : Integer.compare(urgency, other.urgency);
        }
    }

    private static final class Sorting {

        private final List<Draft> drafts;
        private final Set<ObjectName> remakeable;
        private final Set<ObjectName> caught = new HashSet<>();

        /** What each waits for. */
        private final List<Map<Integer, Tie>> before;

        private final List<Set<Integer>> after;
        private final int[] urgency;

        Sorting(List<Draft> drafts, StatementTies ties, Set<ObjectName> remakeable) {
            this.drafts = drafts;
            this.remakeable = remakeable;
            this.before = ties.before();
            this.after = ties.after();
            this.urgency = IntStream.range(0, drafts.size()).toArray();
        }

        StatementOrder order() {
            cutCircles();
            for (var i = 0; i < drafts.size(); i++) {
                drawForward(i, i);
            }
            var waitingFor = new int[drafts.size()];
            var ready = new TreeSet<Turn>();
            for (var i = 0; i < drafts.size(); i++) {
                waitingFor[i] = before.get(i).size();
                if (waitingFor[i] == 0) {
                    ready.add(turn(i));
                }
            }
            var sorted = new ArrayList<Draft>();
            while (!ready.isEmpty()) {
                var next = ready.removeFirst().draft();
                sorted.add(drafts.get(next));
                for (var other : after.get(next)) {
                    if (before.get(other).containsKey(next) && --waitingFor[other] == 0) {
                        ready.add(turn(other));
                    }
                }
            }
            return new StatementOrder(sorted, caught);
        }

        /** Takes away, again and again, what waits for nothing; what is left waits in circles. */
        private void cutCircles() {
            var left = new TreeSet<Integer>();
            var waitingFor = new ArrayList<Set<Integer>>();
            var free = new ArrayDeque<Integer>();
            for (var i = 0; i < drafts.size(); i++) {
                left.add(i);
                waitingFor.add(new LinkedHashSet<>(before.get(i).keySet()));
                if (waitingFor.get(i).isEmpty()) {
                    free.add(i);
                }
            }
            while (!left.isEmpty()) {
                if (free.isEmpty()) {
                    var cut = weakest(circle(left.first(), waitingFor));
                    before.get(cut.waiting()).remove(cut.awaited());
                    release(cut.waiting(), cut.awaited(), waitingFor, free);
                } else {
                    var next = free.remove();
                    left.remove(next);
                    after.get(next).forEach(other -> release(other, next, waitingFor, free));
                }
            }
        }

        private static void release(
                int draft, int from, List<Set<Integer>> waitingFor, ArrayDeque<Integer> free) {
            if (waitingFor.get(draft).remove(from) && waitingFor.get(draft).isEmpty()) {
                free.add(draft);
            }
        }

        /** A statement is as urgent as the most urgent one that waits for it. */
        private void drawForward(int draft, int to) {
            for (var other : before.get(draft).keySet()) {
                if (drafts.get(other).statement().transactional() && urgency[other] > to) {
                    urgency[other] = to;
                    drawForward(other, to);
                }
            }
        }

        private Turn turn(int draft) {
            return new Turn(urgency[draft], draft);
        }

        /** Statements of which each waits for the next, and the last for the first. */
        private static List<Integer> circle(int start, List<Set<Integer>> waitingFor) {
            var path = new ArrayList<Integer>();
            var places = new HashMap<Integer, Integer>();
            var at = start;
            while (!places.containsKey(at)) {
                places.put(at, path.size());
                path.add(at);
                at = waitingFor.get(at).iterator().next();
            }
            return path.subList(Objects.requireNonNull(places.get(at)), path.size());
        }

        private record Wait(int waiting, int awaited) {}

        /** The wait of a circle that is likely to matter least. */
        private Wait weakest(List<Integer> circle) {
            var weakest =
                    IntStream.range(0, circle.size())
                            .boxed()
                            .min(Comparator.comparing(place -> strength(circle, place)))
                            .orElseThrow();
            if (strength(circle, weakest) > 0) {
                for (var draft : circle) {
                    drafts.get(draft).effect().alters().stream()
                            .filter(remakeable::contains)
                            .forEach(caught::add);
                }
            }
            return new Wait(circle.get(weakest), awaited(circle, weakest));
        }

        private static int awaited(List<Integer> circle, int place) {
            return circle.get((place + 1) % circle.size());
        }

        /** Loose ties are weakest, and of these the ones against the order of the phases. */
        private int strength(List<Integer> circle, int place) {
            var awaited = awaited(circle, place);
            var draft = circle.get(place);
            var loose = before.get(draft).get(awaited) == Tie.LOOSE;
            return (loose ? 0 : 2) + (awaited > draft ? 0 : 1);
        }
    }
}
