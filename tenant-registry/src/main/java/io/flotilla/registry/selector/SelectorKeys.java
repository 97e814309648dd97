package io.flotilla.registry.selector;

import io.flotilla.engine.Nearest;
import io.flotilla.registry.label.Labels;
import java.util.ArrayList;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a selector's keys are in use. A known key is found at the first target that has it;
 * an unknown one costs two passes over the targets, some tens of milliseconds at 50,000.
 */
public final class SelectorKeys {

    private final Jdbi control;

    public SelectorKeys(Jdbi control) {
        this.control = control;
    }

    /**
     * @throws UnknownSelectorKey for the first key that is neither a field nor any target's label
     */
    public void check(Selector selector) {
        selector.requirements().stream()
                .map(Requirement::key)
                .distinct()
                .filter(key -> Field.named(key).isEmpty() && !isInUse(key))
                .findFirst()
                .ifPresent(
                        key -> {
                            throw new UnknownSelectorKey(key, nearest(key));
                        });
    }

    private boolean isInUse(String key) {
        return control.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT EXISTS (
                                            SELECT FROM target
                                            WHERE labels -> CAST(:key AS text) IS NOT NULL)
                                        """)
                                .bind("key", key)
                                .mapTo(Boolean.class)
                                .one());
    }

    private @Nullable String nearest(String key) {
        var keys =
                new ArrayList<>(
                        control.withHandle(
                                handle ->
                                        handle.createQuery(
                                                        """
                                                        SELECT DISTINCT jsonb_object_keys(labels)
                                                        FROM target
                                                        """)
                                                .mapTo(String.class)
                                                .list()));
        keys.addAll(Labels.FIELDS);
        return Nearest.to(key, keys).orElse(null);
    }
}
