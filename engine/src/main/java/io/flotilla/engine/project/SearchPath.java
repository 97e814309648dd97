package io.flotilla.engine.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folders in which a file for a desired state may be, the nearest first. */
final class SearchPath {

    private SearchPath() {}

    static List<Path> of(Path fileOrFolder, Path workingDirectory) {
        var start = fileOrFolder.toAbsolutePath().normalize();
        var end = workingDirectory.toAbsolutePath().normalize();
        var folders = new ArrayList<Path>();
        for (var folder = Files.isDirectory(start) ? start : start.getParent();
                folder != null;
                folder = parent(folder)) {
            folders.add(folder);
            if (folder.equals(end) || Files.exists(folder.resolve(".git"))) {
                return folders;
            }
        }
        return folders.subList(0, Math.min(1, folders.size()));
    }

    private static @Nullable Path parent(Path folder) {
        return folder.getParent();
    }
}
