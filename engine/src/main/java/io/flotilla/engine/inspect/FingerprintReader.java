package io.flotilla.engine.inspect;

import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.dialect.Inspector.Inspection;
import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/**
 * Reads the fingerprints of many schemas of one database: the same ones as {@link
 * Inspector#inspect} leads to, but only schemas unlike any this reader has met are inspected, and
 * the others are told by their digest.
 *
 * <p>For one scan of one database: what lies outside the schemas, say a type of {@code public},
 * must not be changed while a reader lives. It keeps a line per distinct schema, however many it
 * reads. For any thread; each call has a connection of its own.
 */
public final class FingerprintReader {

    /** As many schemas are asked for at once; their answer is some kilobytes. */
    private static final int CHUNK = 250;

    private final Inspector inspector;
    private final BiConsumer<Fingerprint, Schema> met;
    private final Map<String, Fingerprint> known = new ConcurrentHashMap<>();
    private final Set<Fingerprint> shown = ConcurrentHashMap.newKeySet();
    private final AtomicLong told = new AtomicLong();

    /**
     * @param met shown a schema, with what depends on what, for each fingerprint before that is
     *     handed out; perhaps more than once, and on the thread that reads
     */
    public FingerprintReader(Inspector inspector, BiConsumer<Fingerprint, Schema> met) {
        this.inspector = inspector;
        this.met = met;
    }

    /** Hands every schema to {@code each} once, in no particular order, as soon as it was read. */
    public void read(Connection connection, List<String> schemas, BiConsumer<String, Reading> each)
            throws SQLException {
        var names = schemas.stream().distinct().toList();
        for (var from = 0; from < names.size(); from += CHUNK) {
            var chunk = names.subList(from, Math.min(from + CHUNK, names.size()));
            readChunk(connection, chunk, each);
        }
    }

    /** Inspects one schema, whatever it is like. */
    public Reading readOne(Connection connection, String schema) throws SQLException {
        try {
            var found = inspector.inspect(connection, schema);
            var fingerprint = Fingerprinter.fingerprint(found);
            met.accept(fingerprint, found);
            shown.add(fingerprint);
            return new Reading.Found(fingerprint);
        } catch (SchemaNotFound e) {
            return new Reading.Missing();
        } catch (UnsupportedObject e) {
            return new Reading.Unsupported(e);
        }
    }

    private void readChunk(
            Connection connection, List<String> schemas, BiConsumer<String, Reading> each)
            throws SQLException {
        var digests =
                digestsPay() ? inspector.digestAll(connection, schemas) : Map.<String, String>of();
        var done = learn(connection, schemas, digests, each);
        var others = new ArrayList<String>();
        for (var schema : schemas) {
            if (done.contains(schema)) {
                continue;
            }
            var digest = digests.get(schema);
            var fingerprint = digest == null ? null : known.get(digest);
            if (fingerprint == null) {
                others.add(schema);
            } else {
                told.incrementAndGet();
                each.accept(schema, new Reading.Found(fingerprint));
            }
        }
        for (var other : inspector.inspectAll(connection, others).entrySet()) {
            each.accept(other.getKey(), reading(connection, other.getKey(), other.getValue()));
        }
    }

    /** Not where hardly two schemas are alike, say because each names itself in its functions. */
    private boolean digestsPay() {
        return known.size() < CHUNK || told.get() > known.size();
    }

    /** Inspects the first schema of each digest that is not known, and returns these schemas. */
    private Set<String> learn(
            Connection connection,
            List<String> schemas,
            Map<String, String> digests,
            BiConsumer<String, Reading> each)
            throws SQLException {
        var unknown = new HashSet<String>();
        var firsts = new HashMap<String, Reading>();
        for (var schema : schemas) {
            var digest = digests.get(schema);
            if (digest != null && !known.containsKey(digest) && unknown.add(digest)) {
                firsts.put(schema, readOne(connection, schema));
            }
        }
        // only what a schema still is after its inspection is what was inspected
        var after = inspector.digestAll(connection, List.copyOf(firsts.keySet()));
        firsts.forEach(
                (schema, reading) -> {
                    var digest = digests.get(schema);
                    if (reading instanceof Reading.Found(var fingerprint)
                            && digest != null
                            && digest.equals(after.get(schema))) {
                        known.put(digest, fingerprint);
                    }
                    each.accept(schema, reading);
                });
        return firsts.keySet();
    }

    private Reading reading(Connection connection, String schema, Inspection inspection)
            throws SQLException {
        return switch (inspection) {
            case Inspection.Found(var found) -> {
                var fingerprint = Fingerprinter.fingerprint(found);
                yield shown.contains(fingerprint)
                        ? new Reading.Found(fingerprint)
                        : readOne(connection, schema);
            }
            case Inspection.Missing() -> new Reading.Missing();
            case Inspection.Unsupported(var reason) -> new Reading.Unsupported(reason);
        };
    }
}
