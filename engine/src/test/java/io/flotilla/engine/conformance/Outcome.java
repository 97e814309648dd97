package io.flotilla.engine.conformance;

/** How a case ended, both ways. */
sealed interface Outcome {

    record Passed() implements Outcome {}

    /** The engine said what it does not support, by name, and did nothing. */
    record Refused(String reason) implements Outcome {}

    /** Anything else the engine did. {@code named} says whether it at least named the object. */
    record Failed(String reason, boolean named) implements Outcome {}

    /** The server at hand cannot load the case's own SQL; nothing is said about the engine. */
    record NotLoadable(String reason) implements Outcome {}

    /** In a word, for reports. */
    default String word() {
        return switch (this) {
            case Passed() -> "passed";
            case Refused _ -> "refused";
            case Failed _ -> "failed";
            case NotLoadable _ -> "not-loadable";
        };
    }

    default String why() {
        return switch (this) {
            case Passed() -> "";
            case Refused(var reason) -> reason;
            case Failed(var reason, _) -> reason;
            case NotLoadable(var reason) -> reason;
        };
    }
}
