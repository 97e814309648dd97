package io.flotilla.registry.discovery;

import io.flotilla.registry.database.Database;
import io.flotilla.registry.database.DatabaseDao;
import io.flotilla.registry.discovery.DiscoveryResult.Relabel;
import io.flotilla.registry.discovery.DiscoveryResult.Retire;
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
        var registered = new DiscoveryDao(handle).registered(database.id());
        return new Reconciliation(database.name(), findings.existing(), registered)
                .result(findings, absent);
    }

    /** Locks the database's row first: two discoveries of one database follow each other. */
    DiscoveryResult apply(Database database, Findings findings, Absent absent) {
        handle.attach(DatabaseDao.class).lock(database);
        var result = preview(database, findings, absent);
        write(database, result);
        return result;
    }

    private void write(Database database, DiscoveryResult result) {
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
        var relabels = result.relabels().stream().map(RelabelRow::of).toList();
        inBatches(relabels, rows -> discovery.relabel(database.id(), rows));
        var retires = result.retires().stream().map(Retire::schema).toList();
        inBatches(retires, schemas -> discovery.retire(database.id(), schemas));
    }

    private static void inBatches(List<?> rows, Consumer<String> write) {
        for (var from = 0; from < rows.size(); from += TargetDao.BATCH) {
            var batch = rows.subList(from, Math.min(from + TargetDao.BATCH, rows.size()));
            write.accept(LabelJson.write(batch));
        }
    }

    /** As JSON; a label that goes is null. */
    private record RelabelRow(String schema, String tenant, Map<String, @Nullable String> labels) {
        static RelabelRow of(Relabel relabel) {
            var patch = new HashMap<String, @Nullable String>();
            relabel.from().keySet().forEach(key -> patch.put(key, null));
            patch.putAll(relabel.to());
            patch.entrySet()
                    .removeIf(
                            label ->
                                    label.getValue() != null
                                            && label.getValue()
                                                    .equals(relabel.from().get(label.getKey())));
            return new RelabelRow(relabel.schema(), relabel.tenant(), patch);
        }
    }
}
