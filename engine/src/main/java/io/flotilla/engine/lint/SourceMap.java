package io.flotilla.engine.lint;

import io.flotilla.engine.desired.LeftOut;
import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.dialect.ScriptReader;
import io.flotilla.engine.dialect.ScriptReader.ScriptStatement;
import io.flotilla.engine.schema.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the files of a desired state declare what, as far as the statements' words tell, and what
 * they say in vain.
 */
record SourceMap(List<SourceFile> files, List<Declaration> declarations, List<LeftOut> leftOut) {

    static final SourceMap NONE = new SourceMap(List.of(), List.of(), List.of());

    SourceMap {
        files = List.copyOf(files);
        declarations = List.copyOf(declarations);
        leftOut = List.copyOf(leftOut);
    }

    /** A statement, what it declares or alters, and where it begins. */
    record Declaration(SourceFile file, int offset, String sql, List<ObjectName> objects) {

        Declaration {
            objects = List.copyOf(objects);
        }

        SourcePlace place() {
            return SourceMap.place(file, offset);
        }

        boolean encloses(SourceFile other, int at) {
            return file.equals(other) && at >= offset && at < offset + sql.length();
        }

        /** The line that begins with the part's name, else the statement's first. */
        SourcePlace lineOf(ObjectName object) {
            if (object.part() == null) {
                return place();
            }
            var name = Pattern.quote(object.part());
            var line =
                    Pattern.compile(
                                    "^[\\s(,]*(?:CONSTRAINT\\s+)?(?:%s\\b|\"%s\")"
                                            .formatted(name, name),
                                    Pattern.CASE_INSENSITIVE | Pattern.MULTILINE)
                            .matcher(sql);
            return line.find() && line.start() > 0
                    ? SourceMap.place(file, offset + line.end())
                    : place();
        }
    }

    static SourceMap of(ScriptReader reader, List<SourceFile> files) {
        var declarations = new ArrayList<Declaration>();
        for (var file : files) {
            for (ScriptStatement statement : reader.read(file.sql())) {
                declarations.add(
                        new Declaration(
                                file,
                                statement.offset(),
                                statement.sql(),
                                reader.declared(statement.sql())));
            }
        }
        return new SourceMap(
                files,
                declarations,
                files.stream().flatMap(file -> LeftOut.of(reader, file).stream()).toList());
    }

    /**
     * The statements that declare or alter an object, in order; for a part that none names, those
     * that declare or alter the table it is part of.
     */
    List<Declaration> declaring(ObjectName object) {
        var exact = naming(object);
        return exact.isEmpty() && object.part() != null ? naming(object.whole()) : exact;
    }

    /** Where an object is declared: its line, as near as it can be told. */
    Optional<SourcePlace> place(ObjectName object) {
        return declaring(object).stream().findFirst().map(it -> it.lineOf(object));
    }

    private List<Declaration> naming(ObjectName object) {
        var name = bare(object);
        return declarations.stream()
                .filter(item -> item.objects().stream().anyMatch(it -> bare(it).equals(name)))
                .toList();
    }

    /** Without the arguments of a routine, which statements write in ways of their own. */
    private static ObjectName bare(ObjectName object) {
        var paren = object.kind() == ObjectName.Kind.ROUTINE ? object.name().indexOf('(') : -1;
        return paren < 0 ? object : ObjectName.of(object.kind(), object.name().substring(0, paren));
    }

    static SourcePlace place(SourceFile file, int offset) {
        return new SourcePlace(file.path(), file.lineAt(offset));
    }
}
