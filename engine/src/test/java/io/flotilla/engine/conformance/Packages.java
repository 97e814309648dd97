package io.flotilla.engine.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Debian packages that bring a schema, unpacked below {@code target/}; what the name of a script
 * that is none for the server has in it is {@code strange}. {@code -Dapplications=a,b} names others
 * for PostgreSQL.
 */
record Packages(Path folder, Pattern strange) {

    private static final String USUAL =
            "kea-admin,pdns-backend-pgsql,roundcube-pgsql,icinga2-ido-pgsql";

    private static final List<String> OF_MYSQL =
            List.of("kea-admin", "pdns-backend-mysql", "roundcube-mysql", "icinga2-ido-mysql");

    static Packages forPostgres() {
        return new Packages(
                Path.of("target/applications").toAbsolutePath(),
                Pattern.compile(
                        "mysql|maria|sqlite|oracle|mssql|db2|drop", Pattern.CASE_INSENSITIVE));
    }

    static Packages forMySql() {
        return new Packages(
                Path.of("target/applications-of-mysql").toAbsolutePath(),
                Pattern.compile(
                        "pgsql|postgres|sqlite|oracle|mssql|db2|drop", Pattern.CASE_INSENSITIVE));
    }

    static List<String> names() {
        return Arrays.asList(System.getProperty("applications", USUAL).split(","));
    }

    static List<String> namesForMySql() {
        return OF_MYSQL;
    }

    /** Empty where it worked, else why not. */
    static String fetch(Path folder, List<String> names) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Corpus.checkout().resolve(".ci/applications").toString());
        command.add(folder.toString());
        command.addAll(names);
        Files.createDirectories(folder);
        var log = folder.resolve("fetch.log").toFile();
        var process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroy();
            return "fetching takes longer than two minutes, see " + log;
        }
        return process.exitValue() == 0 ? "" : "apt-get does not give them, see " + log;
    }

    /** Every script for PostgreSQL that the packages hold, by path, in the order of their names. */
    Map<Path, String> scripts() throws IOException {
        try (var files = Files.walk(folder)) {
            var scripts = new LinkedHashMap<Path, String>();
            for (var file : files.filter(this::isScript).sorted().toList()) {
                var sql = read(file);
                if (!sql.isBlank() && !scripts.containsValue(sql)) {
                    scripts.put(folder.relativize(file), sql);
                }
            }
            return scripts;
        }
    }

    private boolean isScript(Path file) {
        var name = folder.relativize(file).toString();
        return Files.isRegularFile(file)
                && !strange.matcher(name).find()
                && (name.endsWith("sql") || name.contains("/dbconfig-common/data/"));
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file, UTF_8);
        } catch (MalformedInputException e) {
            return "";
        }
    }
}
