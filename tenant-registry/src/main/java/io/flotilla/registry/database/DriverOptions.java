package io.flotilla.registry.database;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How one driver is addressed, and the options of it that a user may set. Everything else is
 * refused, among it the options that load classes ({@code socketFactory}, {@code sslfactory},
 * {@code queryInterceptors} …), read files for a server ({@code allowLoadLocalInfile}) or write
 * them ({@code loggerFile}).
 *
 * @see <a href="https://jdbc.postgresql.org/documentation/use/">pgjdbc's connection parameters</a>
 * @see <a
 *     href="https://dev.mysql.com/doc/connector-j/en/connector-j-reference-configuration-properties.html">Connector/J's
 *     configuration properties</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/mgmt/jdbc20-configuration-options.html">the
 *     Redshift driver's options</a>
 */
final class DriverOptions {

    /** Files on the server's machine; no {@code ..}, so what is shown is what is read. */
    private static final Pattern PATH = Pattern.compile("(/(?!\\.\\.?(/|$))[A-Za-z0-9_.-]+)+");

    private static final Pattern FILE_URL = Pattern.compile("file:" + PATH.pattern());

    private static final Pattern SECONDS = Pattern.compile("[1-9]\\d{0,4}");

    private static final Pattern MILLISECONDS = Pattern.compile("[1-9]\\d{2,7}");

    private static final DriverOptions POSTGRES =
            new DriverOptions(
                    "postgresql",
                    5432,
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
                            SECONDS),
                    Map.of("connectTimeout", "10", "loginTimeout", "10"),
                    Map.of(
                            "ApplicationName",
                            "flotilla",
                            "tcpKeepAlive",
                            "true",
                            "allowEncodingChanges",
                            "false",
                            "autosave",
                            "never",
                            // "simple" puts parameters into the SQL text: CVE-2024-1597
                            "preferQueryMode",
                            "extended"),
                    new Ssl("sslmode", "prefer", "verify-full"));

    private static final DriverOptions MYSQL =
            new DriverOptions(
                    "mysql",
                    3306,
                    Map.of(
                            "sslMode",
                            Pattern.compile(
                                    "DISABLED|PREFERRED|REQUIRED|VERIFY_CA|VERIFY_IDENTITY"),
                            "trustCertificateKeyStoreUrl",
                            FILE_URL,
                            "trustCertificateKeyStoreType",
                            Pattern.compile("JKS|PKCS12"),
                            "serverRSAPublicKeyFile",
                            PATH,
                            "connectTimeout",
                            MILLISECONDS,
                            "socketTimeout",
                            MILLISECONDS),
                    Map.of("connectTimeout", "10000"),
                    Map.ofEntries(
                            Map.entry("connectionAttributes", "program_name:flotilla"),
                            Map.entry("tcpKeepAlive", "true"),
                            Map.entry("characterEncoding", "UTF-8"),
                            Map.entry("autoReconnect", "false"),
                            Map.entry("allowMultiQueries", "false"),
                            Map.entry("allowLoadLocalInfile", "false"),
                            Map.entry("allowUrlInLocalInfile", "false"),
                            // a server that is not who it says must not be told the password
                            Map.entry("allowPublicKeyRetrieval", "false"),
                            Map.entry("tinyInt1isBit", "false"),
                            Map.entry("yearIsDateType", "false")),
                    new Ssl("sslMode", "PREFERRED", "VERIFY_IDENTITY"));

    /**
     * Nothing of IAM, plugins or files of settings: they read the node's own credentials. TLS means
     * verify-full unless the mode says verify-ca; the driver (2.3.0) takes no other.
     */
    private static final DriverOptions REDSHIFT =
            new DriverOptions(
                    "redshift",
                    5439,
                    Map.of(
                            "ssl",
                            Pattern.compile("true|false"),
                            "sslmode",
                            Pattern.compile("verify-ca|verify-full"),
                            "sslrootcert",
                            PATH,
                            "connectTimeout",
                            SECONDS,
                            "loginTimeout",
                            SECONDS,
                            "socketTimeout",
                            SECONDS),
                    Map.of("connectTimeout", "10", "loginTimeout", "10"),
                    Map.of(
                            "ApplicationName",
                            "flotilla",
                            "tcpKeepAlive",
                            "true",
                            "autosave",
                            "never",
                            "preferQueryMode",
                            "extended"),
                    new Ssl("ssl", "false", "true"));

    /** What the option about TLS is on this machine, and what it is elsewhere. */
    private record Ssl(String option, String here, String elsewhere) {}

    private final String scheme;
    private final int usualPort;
    private final Map<String, Pattern> allowed;
    private final Map<String, String> defaults;
    private final Map<String, String> fixed;
    private final Ssl ssl;

    private DriverOptions(
            String scheme,
            int usualPort,
            Map<String, Pattern> allowed,
            Map<String, String> defaults,
            Map<String, String> fixed,
            Ssl ssl) {
        this.scheme = scheme;
        this.usualPort = usualPort;
        this.allowed = new TreeMap<>(allowed);
        this.defaults = defaults;
        this.fixed = fixed;
        this.ssl = ssl;
    }

    /** Those of the driver that speaks to servers of a dialect. */
    static DriverOptions of(String dialect) {
        return switch (dialect) {
            case "mysql" -> MYSQL;
            case "redshift" -> REDSHIFT;
            default -> POSTGRES;
        };
    }

    String url(String host, int port, String database) {
        return "jdbc:%s://%s:%d/%s".formatted(scheme, host, port, database);
    }

    /** The one that the servers listen on unless told otherwise. */
    int usualPort() {
        return usualPort;
    }

    /** The options a user may set. */
    Set<String> names() {
        return allowed.keySet();
    }

    void require(Map<String, String> options) {
        options.forEach(
                (name, value) -> {
                    var form = allowed.get(name);
                    if (form == null) {
                        throw new IllegalArgumentException(
                                "option '%s' cannot be set; the options are %s"
                                        .formatted(name, String.join(", ", allowed.keySet())));
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
    Map<String, String> complete(String host, Map<String, String> options) {
        var complete = new LinkedHashMap<String, String>();
        complete.put(ssl.option(), AddressRules.isLoopback(host) ? ssl.here() : ssl.elsewhere());
        complete.putAll(defaults);
        complete.putAll(options);
        complete.putAll(fixed);
        return complete;
    }

    private static String wanted(Pattern form) {
        if (form == PATH) {
            return "an absolute path of plain characters";
        }
        if (form == FILE_URL) {
            return "file: and an absolute path of plain characters";
        }
        if (form == MILLISECONDS) {
            return "a number of milliseconds, 100 to 99999999";
        }
        return form == SECONDS ? "a number of seconds, 1 to 99999" : "one of " + form;
    }
}
