package io.flotilla.engine.lint;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/**
 * Objects whose names match {@code objects} are declared in the files that match {@code files}, and
 * those files declare no others. Both are globs; paths are relative to the desired state's folder.
 */
public record Ownership(String files, String objects) {

    /**
     * @throws IllegalArgumentException if one of the two is no glob
     */
    public Ownership {
        glob(files);
        glob(objects);
    }

    boolean ownsFile(String path) {
        return glob(files).matches(Path.of(path));
    }

    boolean ownsObject(String name) {
        return glob(objects).matches(Path.of(name.replace('/', '_')));
    }

    private static PathMatcher glob(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }
}
