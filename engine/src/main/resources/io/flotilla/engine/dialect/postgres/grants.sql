-- What roles may do with the objects of "scope", as far as that is not what the server lets them do
-- by default: a row per role and object or column. A part of inspect.sql and of kept-grants.sql,
-- which say whose defaults are meant (:owner, whose role is null then) and which objects (:which).
SELECT o.id,
       o."on",
       o.object,
       o."column",
       CASE WHEN g.grantee = 0 THEN 'public'
           WHEN g.grantee <> :owner THEN pg_get_userbyid(g.grantee) END AS role,
       g.granted,
       g.grantable,
       g.withheld,
       CASE WHEN g.of_others THEN
           concat_ws(' ', lower(o."on"), o.object, o."column")
           || ' (with grants that are not its owner''s)' END AS unsupported
FROM (SELECT c.oid::text AS id,
             CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS "on",
             c.relname::text AS object,
             NULL::text AS "column",
             c.relacl AS acl,
             (CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END)::"char" AS letter,
             c.relowner AS owner
      FROM pg_class c
      WHERE c.oid = ANY (scope.relations)
      UNION ALL
      SELECT concat_ws(' ', a.attrelid, a.attnum), 'TABLE', c.relname, a.attname, a.attacl, 'c',
             c.relowner
      FROM pg_attribute a
           JOIN pg_class c ON c.oid = a.attrelid
      WHERE a.attrelid = ANY (scope.relations)
        AND a.attacl IS NOT NULL
        AND NOT a.attisdropped
        AND NOT starts_with(a.attname, '_flotilla_trash_')
      UNION ALL
      SELECT p.oid::text, 'ROUTINE', p.oid::regprocedure::text, NULL, p.proacl, 'f', p.proowner
      FROM pg_proc p
      WHERE p.oid = ANY (scope.others)
      UNION ALL
      SELECT t.oid::text, 'TYPE', t.typname, NULL, t.typacl, 'T', t.typowner
      FROM pg_type t
      WHERE t.oid = ANY (scope.types
          || ARRAY(SELECT c.reltype FROM pg_class c WHERE c.oid = ANY (scope.relations)))
      OFFSET 0) o
     LEFT JOIN LATERAL (
         SELECT e.grantee,
                array_agg(e.privilege ORDER BY e.privilege)
                    FILTER (WHERE e.has AND NOT e.usual) AS granted,
                array_agg(e.privilege ORDER BY e.privilege)
                    FILTER (WHERE e.grantable) AS grantable,
                array_agg(e.privilege ORDER BY e.privilege)
                    FILTER (WHERE NOT e.has) AS withheld,
                bool_or(e.of_others) AS of_others
         FROM (SELECT coalesce(a.grantee, u.grantee) AS grantee,
                      coalesce(a.privilege_type, u.privilege_type) AS privilege,
                      a.grantee IS NOT NULL AS has,
                      u.grantee IS NOT NULL AS usual,
                      coalesce(a.grantable, false) AS grantable,
                      a.of_others
               FROM (SELECT x.grantee,
                            x.privilege_type,
                            bool_or(x.is_grantable) AS grantable,
                            bool_or(x.grantor <> o.owner) AS of_others
                     FROM aclexplode(coalesce(o.acl, acldefault(o.letter, o.owner))) x
                     GROUP BY x.grantee, x.privilege_type) a
                    FULL JOIN aclexplode(acldefault(o.letter, :owner)) u
                        ON u.grantee = a.grantee AND u.privilege_type = a.privilege_type) e
         WHERE (e.has OR :owner = o.owner) AND (e.has <> e.usual OR e.grantable OR e.of_others)
         GROUP BY e.grantee) g ON true
WHERE :which
