package io.flotilla.image;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Files that change together lie in one layer, those that change least come first. */
enum Layers {
    SYSTEM,
    RUNTIME,
    LIBRARIES,
    FLOTILLA,
    CACHE;

    /** By number, for Kubernetes takes a name for root's. */
    static final String USER = "10001:10001";

    /** What the server keeps, and all that it may write to but {@code /tmp}. */
    static final String HOME = "/var/lib/flotilla";

    private static final Path PREFIX = Path.of("opt", "flotilla");

    /** All of a folder, links followed; each file keeps its mode and is root's. */
    static List<FileEntriesLayer> of(Path root) throws IOException {
        Map<Layers, FileEntriesLayer.Builder> layers = new EnumMap<>(Layers.class);
        try (var paths = Files.walk(root)) {
            for (var path : paths.skip(1).sorted().toList()) {
                var inside = root.relativize(path);
                var layer = layer(inside);
                add(
                        layers.computeIfAbsent(
                                layer, it -> FileEntriesLayer.builder().setName(it.toString())),
                        path,
                        AbsoluteUnixPath.get("/" + inside));
            }
        }
        var built = new ArrayList<FileEntriesLayer>();
        layers.values().forEach(layer -> built.add(layer.build()));
        return built;
    }

    private static void add(
            FileEntriesLayer.Builder layer, Path source, AbsoluteUnixPath destination)
            throws IOException {
        var mode = FilePermissions.fromPosixFilePermissions(Files.getPosixFilePermissions(source));
        var owner = destination.toString().startsWith(HOME) ? USER : "";
        layer.addEntry(
                source, destination, mode, FileEntriesLayer.DEFAULT_MODIFICATION_TIME, owner);
    }

    private static Layers layer(Path inside) {
        if (!inside.startsWith(PREFIX) || inside.equals(PREFIX)) {
            return SYSTEM;
        }
        var ours = PREFIX.relativize(inside);
        if (ours.startsWith("runtime")) {
            return RUNTIME;
        }
        if (ours.startsWith(Path.of("app", "lib"))) {
            return ours.getFileName().toString().startsWith("io.flotilla.") ? FLOTILLA : LIBRARIES;
        }
        return ours.startsWith("flotilla.aot") ? CACHE : FLOTILLA;
    }
}
