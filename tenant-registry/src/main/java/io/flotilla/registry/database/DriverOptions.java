package io.flotilla.registry.database;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The driver options a user may set. Everything else is refused, among it the options that load
 * classes ({@code socketFactory}, {@code sslfactory}, {@code authenticationPluginClassName} …) or
 * write files ({@code loggerFile}).
 *
 * @see <a href="https://jdbc.postgresql.org/documentation/use/">pgjdbc's connection parameters</a>
 */
final class DriverOptions {

    /** Files on the server's machine; no {@code ..}, so what is shown is what is read. */
    private static final Pattern PATH = Pattern.compile("(/(?!\\.\\.?(/|$))[A-Za-z0-9_.-]+)+");

    private static final Pattern SECONDS = Pattern.compile("[1-9]\\d{0,4}");

    private static final Map<String, Pattern> ALLOWED =
            new TreeMap<>(
                    Map.of(
                            "sslmode",
                            Pattern.compile("disable|allow|prefer|require|verify-ca|verify-full"),
                            "sslNegotiation",
                            Pattern.compile("postgres|direct"),
                            "channelBinding",
                            Pattern.compile("disable|prefer|require"),
                            "sslrootcert",
                            PATH,
                            "sslcert",
                            PATH,
                            "sslkey",
                            PATH,
                            "connectTimeout",
                            SECONDS,
                            "loginTimeout",
                            SECONDS,
                            "socketTimeout",
                            SECONDS));

    private DriverOptions() {}

    /** The options a user may set. */
    static Set<String> names() {
        return ALLOWED.keySet();
    }

    static void require(Map<String, String> options) {
        options.forEach(
                (name, value) -> {
                    var form = ALLOWED.get(name);
                    if (form == null) {
                        throw new IllegalArgumentException(
                                "option '%s' cannot be set; the options are %s"
                                        .formatted(name, String.join(", ", ALLOWED.keySet())));
                    }
                    if (!form.matcher(value).matches()) {
                        throw new IllegalArgumentException(
                                "option %s: '%s' is not %s".formatted(name, value, wanted(form)));
                    }
                });
    }

    /**
     * The driver's properties for a database at the given host: our defaults, then the user's
     * options, then what nobody may change.
     */
    static Map<String, String> complete(String host, Map<String, String> options) {
        var complete = new LinkedHashMap<String, String>();
        complete.put("sslmode", AddressRules.isLoopback(host) ? "prefer" : "verify-full");
        complete.put("connectTimeout", "10");
        complete.put("loginTimeout", "10");
        complete.putAll(options);
        complete.put("ApplicationName", "flotilla");
        complete.put("tcpKeepAlive", "true");
        complete.put("allowEncodingChanges", "false");
        complete.put("autosave", "never");
        // "simple" puts parameters into the SQL text: CVE-2024-1597
        complete.put("preferQueryMode", "extended");
        return complete;
    }

    private static String wanted(Pattern form) {
        if (form == PATH) {
            return "an absolute path of plain characters";
        }
        return form == SECONDS ? "a number of seconds, 1 to 99999" : "one of " + form;
    }
}
