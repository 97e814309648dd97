package io.flotilla.registry.database;

import io.flotilla.registry.label.LabelJson;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code target_database}. */
@RegisterRowMapper(DatabaseMapper.class)
public interface DatabaseDao {

    String COLUMNS =
            """
            id, name, dialect, host, port, database_name, username, password, options,
            connection_cap, labels, created_at
            """;

    /**
     * @throws DatabaseTaken if the name, or the same host, port and database, is registered already
     */
    default Database insert(NewDatabase database) {
        return insertUnlessTaken(
                        database,
                        database.password().text(),
                        LabelJson.write(database.options()),
                        LabelJson.write(database.labels()))
                .orElseThrow(() -> new DatabaseTaken(database.name()));
    }

    @SqlQuery("SELECT " + COLUMNS + " FROM target_database WHERE id = :id")
    Optional<Database> findById(long id);

    @SqlQuery("SELECT " + COLUMNS + " FROM target_database WHERE name = :name")
    Optional<Database> findByName(String name);

    default Database requireById(long id) {
        return findById(id).orElseThrow(() -> new DatabaseNotFound(Long.toString(id)));
    }

    default Database requireByName(String name) {
        return findByName(name).orElseThrow(() -> new DatabaseNotFound(name));
    }

    /**
     * Pages in the order of names.
     *
     * @param after the last name of the page before, empty for the first page
     */
    @SqlQuery(
            "SELECT "
                    + COLUMNS
                    + """
                    FROM target_database
                    WHERE name > :after
                    ORDER BY name
                    LIMIT :limit
                    """)
    List<Database> list(String after, int limit);

    /** Of any status. */
    @SqlQuery("SELECT count(*) FROM target WHERE database_id = :id")
    long countTargets(long id);

    /**
     * Removes a database that has no targets.
     *
     * @throws DatabaseInUse if it has targets, of whatever status
     */
    default void delete(String name) {
        var database = requireByName(name);
        if (deleteUnused(database.id()) == 0) {
            throw new DatabaseInUse(name, countTargets(database.id()));
        }
    }

    /**
     * Lets one transaction at a time change which targets a database has.
     *
     * @throws DatabaseNotFound if it was removed meanwhile
     */
    default void lock(Database database) {
        if (lockRow(database.id()).isEmpty()) {
            throw new DatabaseNotFound(database.name());
        }
    }

    @SqlQuery("SELECT id FROM target_database WHERE id = :id FOR UPDATE")
    Optional<Long> lockRow(long id);

    @SqlQuery(
            """
            INSERT INTO target_database (
                name, dialect, host, port, database_name, username, password, options,
                connection_cap, labels)
            VALUES (
                :name, :dialect, :host, :port, :databaseName, :username, :reference,
                CAST(:optionsJson AS jsonb), :connectionCap, CAST(:labelsJson AS jsonb))
            ON CONFLICT DO NOTHING
            RETURNING
            """
                    + COLUMNS)
    Optional<Database> insertUnlessTaken(
            @BindMethods NewDatabase database,
            String reference,
            String optionsJson,
            String labelsJson);

    @SqlUpdate(
            """
            DELETE FROM target_database d
            WHERE d.id = :id
                AND NOT EXISTS (SELECT FROM target t WHERE t.database_id = d.id)
            """)
    int deleteUnused(long id);
}
