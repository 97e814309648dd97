package io.flotilla.engine.lint;

import io.flotilla.engine.schema.ObjectName;
import java.util.List;

/** An object that is declared or altered outside the files its name belongs to. */
final class FileOwnership extends SourceRule {

    private final List<Ownership> owners;

    FileOwnership(List<Ownership> owners) {
        super("file-ownership", Severity.ERROR);
        this.owners = owners;
    }

    @Override
    void check(SourceMap sources, Report report) {
        for (var declaration : sources.declarations()) {
            declaration.objects().stream()
                    .map(ObjectName::whole)
                    .distinct()
                    .forEach(object -> check(declaration, object, report));
        }
    }

    private void check(SourceMap.Declaration declaration, ObjectName object, Report report) {
        var path = declaration.file().path();
        for (var owner : owners) {
            var file = owner.ownsFile(path);
            if (file != owner.ownsObject(object.name())) {
                report.add(
                        object,
                        "%s is declared in %s, but %s; move the statement, or change lint.ownership"
                                .formatted(
                                        object.name(),
                                        declaration.place(),
                                        file
                                                ? "files %s hold only objects %s"
                                                        .formatted(owner.files(), owner.objects())
                                                : "objects %s belong in files %s"
                                                        .formatted(
                                                                owner.objects(), owner.files())));
                return;
            }
        }
    }
}
