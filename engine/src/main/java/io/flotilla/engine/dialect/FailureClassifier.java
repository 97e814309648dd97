package io.flotilla.engine.dialect;

import java.sql.SQLException;

/** Tells what kind of failure an error of the server or its driver is, never by message text. */
public interface FailureClassifier {
    FailureKind classify(SQLException failure);
}
