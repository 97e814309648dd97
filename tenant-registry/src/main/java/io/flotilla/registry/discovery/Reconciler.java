package io.flotilla.registry.discovery;

import static java.util.Objects.requireNonNull;

import io.flotilla.registry.database.Database;
import io.flotilla.registry.database.DatabaseDao;
import io.flotilla.registry.discovery.DiscoveryResult.Relabel;
import io.flotilla.registry.label.LabelJson;
import io.flotilla.registry.target.NewTarget;
import io.flotilla.registry.target.TargetDao;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Compares findings with the registry and, when told, writes the difference. */
final class Reconciler {

    private final Handle handle;

    /**
     * @param handle for {@link #apply}, in a transaction that is the caller's to commit
     */
    Reconciler(Handle handle) {
        this.handle = handle;
    }

    DiscoveryResult preview(Database database, Findings findings, Absent absent) {
        return compare(database, findings, absent, registered(database));
    }

    /** Locks the database's row first: two discoveries of one database follow each other. */
    DiscoveryResult apply(Database database, Findings findings, Absent absent) {
        handle.attach(DatabaseDao.class).lock(database);
        var registered = registered(database);
        var result = compare(database, findings, absent, registered);
        write(database, result, registered);
        return result;
    }

    private Map<String, Registered> registered(Database database) {
        return new DiscoveryDao(handle).registered(database.id());
    }

    private static DiscoveryResult compare(
            Database database,
            Findings findings,
            Absent absent,
            Map<String, Registered> registered) {
        return new Reconciliation(database.name(), findings.existing(), registered)
                .result(findings, absent);
    }

    private void write(
            Database database, DiscoveryResult result, Map<String, Registered> registered) {
        var adds =
                result.adds().stream()
                        .map(
                                add ->
                                        new NewTarget(
                                                add.tenant(),
                                                database.id(),
                                                add.schema(),
                                                add.labels()))
                        .toList();
        handle.attach(TargetDao.class).insertAll(adds);

        var discovery = new DiscoveryDao(handle);
        var relabels =
                result.relabels().stream()
                        .map(relabel -> RelabelRow.of(id(registered, relabel.schema()), relabel))
                        .toList();
        inBatches(relabels, discovery::relabel);
        var retires =
                result.retires().stream().map(retire -> id(registered, retire.schema())).toList();
        inBatches(retires, discovery::retire);
    }

    private static long id(Map<String, Registered> registered, String schema) {
        return requireNonNull(registered.get(schema)).id();
    }

    private static void inBatches(List<?> rows, Consumer<String> write) {
        for (var from = 0; from < rows.size(); from += TargetDao.BATCH) {
            var batch = rows.subList(from, Math.min(from + TargetDao.BATCH, rows.size()));
            write.accept(LabelJson.write(batch));
        }
    }

    /** As JSON; a label that goes is null. */
    private record RelabelRow(long id, String tenant, Map<String, @Nullable String> labels) {
        static RelabelRow of(long id, Relabel relabel) {
            var patch = new HashMap<String, @Nullable String>();
            relabel.from().keySet().forEach(key -> patch.put(key, null));
            patch.putAll(relabel.to());
            patch.entrySet()
                    .removeIf(
                            label ->
                                    label.getValue() != null
                                            && label.getValue()
                                                    .equals(relabel.from().get(label.getKey())));
            return new RelabelRow(id, relabel.tenant(), patch);
        }
    }
}
