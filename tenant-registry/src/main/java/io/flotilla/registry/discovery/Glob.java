package io.flotilla.registry.discovery;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Name patterns in which {@code *} stands for any characters and {@code ?} for one. */
final class Glob {

    private Glob() {}

    static Predicate<String> compile(String glob) {
        var regex = glob.codePoints().mapToObj(Glob::regex).collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).asMatchPredicate();
    }

    private static String regex(int character) {
        return switch (character) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(character));
        };
    }
}
