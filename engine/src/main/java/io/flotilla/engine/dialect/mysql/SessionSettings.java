package io.flotilla.engine.dialect.mysql;

/** What sessions of ours have otherwise than usual. */
final class SessionSettings {

    /**
     * MariaDB refuses to alter a system-versioned table otherwise; MySQL takes the rest for a
     * comment: https://mariadb.com/kb/en/system-versioned-tables/#system_versioning_alter_history.
     */
    static final String KEEP_HISTORY =
            "SET @flotilla = 1 /*M!100304 , SESSION system_versioning_alter_history = KEEP */";

    static final String USUAL =
            """
            SET @flotilla = NULL, SESSION foreign_key_checks = 1
                /*M!100304 , SESSION system_versioning_alter_history = ERROR */\
            """;

    private SessionSettings() {}
}
