package io.flotilla.engine.desired;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a desired state from a file or from the {@code *.sql} files of a folder, by name. A line
 * {@code -- flotilla:import other.sql} puts another file, named relative to its own, before its
 * own.
 */
public final class SourceFiles {

    private static final Pattern IMPORT =
            Pattern.compile(
                    "^[ \\t]*--[ \\t]*flotilla:import[ \\t]+(\\S.*?)[ \\t]*$", Pattern.MULTILINE);

    private final Path root;
    private final Map<Path, SourceFile> read = new LinkedHashMap<>();
    private final Set<Path> reading = new LinkedHashSet<>();

    private SourceFiles(Path root) {
        this.root = root;
    }

    /**
     * @throws DesiredStateInvalid if a file or folder is missing or empty, or imports go in a
     *     circle or out of the folder
     */
    public static List<SourceFile> read(Path fileOrFolder) {
        var start = fileOrFolder.toAbsolutePath().normalize();
        if (Files.isDirectory(start)) {
            var files = new SourceFiles(start);
            var names = list(start);
            if (names.isEmpty()) {
                throw new DesiredStateInvalid("no *.sql files in " + fileOrFolder);
            }
            names.forEach(files::add);
            return List.copyOf(files.read.values());
        }
        if (!Files.isRegularFile(start)) {
            throw new DesiredStateInvalid("no such file or folder: " + fileOrFolder);
        }
        var files = new SourceFiles(folderOf(start));
        files.add(start);
        return List.copyOf(files.read.values());
    }

    private void add(Path file) {
        if (read.containsKey(file)) {
            return;
        }
        if (!reading.add(file)) {
            throw new DesiredStateInvalid("imports go in a circle: " + circle(file));
        }
        var sql = content(file);
        imports(file, sql).forEach(this::add);
        reading.remove(file);
        read.put(file, new SourceFile(name(file), sql));
    }

    private List<Path> imports(Path file, String sql) {
        var imports = new ArrayList<Path>();
        var matcher = IMPORT.matcher(sql);
        while (matcher.find()) {
            var line = (int) sql.substring(0, matcher.start()).lines().count() + 1;
            var imported = folderOf(file).resolve(matcher.group(1)).normalize();
            if (!imported.startsWith(root)) {
                throw new DesiredStateInvalid(
                        name(file), line, matcher.group(), "the import is outside " + root);
            }
            if (!Files.isRegularFile(imported)) {
                throw new DesiredStateInvalid(
                        name(file), line, matcher.group(), "there is no file " + imported);
            }
            imports.add(imported);
        }
        return imports;
    }

    private String circle(Path file) {
        var path = new ArrayList<>(reading);
        var names = new ArrayList<>(path.subList(path.indexOf(file), path.size()));
        names.add(file);
        return String.join(" → ", names.stream().map(this::name).toList());
    }

    private String name(Path file) {
        return root.relativize(file).toString();
    }

    private String content(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new DesiredStateInvalid(name(file) + " is not UTF-8 text");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private static Path folderOf(Path file) {
        var folder = file.getParent();
        return folder == null ? file : folder;
    }
}
