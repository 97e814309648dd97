package io.flotilla.engine.conformance;

import io.flotilla.engine.conformance.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * SQL written for a database's schema {@code public}, as a tenant's schema takes it: names lose the
 * qualifier, so that the search path says where they are, also in the bodies of routines and in the
 * strings that name a relation; where the schema itself is meant, the tenant's stands.
 */
final class TenantSql {

    private static final String PUBLIC = "public";

    /** A qualified name and nothing else. */
    private static final Pattern QUALIFIED =
            Pattern.compile(
                    "'(?:public|\"public\")\\.((?:[\\p{L}_][\\w$]*|\"[^\"]+\")'.*)",
                    Pattern.DOTALL);

    private static final Pattern TAKES_A_NAME =
            Pattern.compile("nextval|currval|setval|to_reg[a-z]+", Pattern.CASE_INSENSITIVE);

    private final List<SqlToken> tokens;
    private final String schema;
    private final StringBuilder text = new StringBuilder();

    private TenantSql(String sql, String schema) {
        this.tokens = SqlToken.list(sql);
        this.schema = schema;
    }

    static String of(String sql, String schema) {
        return new TenantSql(sql, schema).rewritten();
    }

    private String rewritten() {
        for (var at = 0; at < tokens.size(); at++) {
            var token = tokens.get(at);
            switch (token.kind()) {
                case BLANK, COMMENT, SIGN -> text.append(token.text());
                case DOLLAR -> text.append(body(token.text()));
                case STRING -> text.append(string(at));
                case QUOTED_NAME, WORD -> at = name(at);
            }
        }
        return text.toString();
    }

    /** Returns the place of the last token it dealt with. */
    private int name(int at) {
        var token = tokens.get(at);
        if (!token.names(PUBLIC)) {
            text.append(token.text());
            return at;
        }
        if (sign(at + 1, ".") && !sign(at - 1, ".")) {
            return unqualified(at + 2);
        }
        text.append(meansTheSchema(at) ? schema : token.text());
        return at;
    }

    /** Quoted, because behind a qualifier any keyword was a name. */
    private int unqualified(int at) {
        if (at >= tokens.size() || tokens.get(at).kind() != Kind.WORD) {
            return at - 1;
        }
        text.append('"').append(tokens.get(at).text().toLowerCase(Locale.ROOT)).append('"');
        return at;
    }

    private boolean sign(int at, String sign) {
        return at >= 0 && at < tokens.size() && tokens.get(at).isSign(sign);
    }

    /** Behind SCHEMA, or in the list of a search path; else it is the role of everybody. */
    private boolean meansTheSchema(int at) {
        var before = before(at);
        if (before.isEmpty()) {
            return false;
        }
        if (before.getLast().says("schema") || endsIn(before, "schema", "if", "not", "exists")) {
            return true;
        }
        for (var token : before.reversed()) {
            if (token.says("search_path")) {
                return true;
            }
            if (token.isSign(";") || token.isSign("(") || token.kind() == Kind.DOLLAR) {
                return false;
            }
        }
        return false;
    }

    private static boolean endsIn(List<SqlToken> tokens, String... words) {
        var first = tokens.size() - words.length;
        return first >= 0
                && IntStream.range(0, words.length)
                        .allMatch(i -> tokens.get(first + i).says(words[i]));
    }

    private String string(int at) {
        var token = tokens.get(at).text();
        var before = before(at);
        if (!before.isEmpty() && before.getLast().says("as") && isRoutine(before)) {
            return token.charAt(0) == '\''
                    ? "'%s'"
                            .formatted(
                                    of(
                                                    token.substring(1, token.length() - 1)
                                                            .replace("''", "'"),
                                                    schema)
                                            .replace("'", "''"))
                    : token;
        }
        var qualified = QUALIFIED.matcher(token);
        return qualified.matches() && namesARelation(at, before) ? "'" + qualified.group(1) : token;
    }

    /** {@code nextval('name')} or {@code 'name'::regclass}. */
    private boolean namesARelation(int at, List<SqlToken> before) {
        var called = before.size() >= 2 && before.getLast().isSign("(");
        if (called && TAKES_A_NAME.matcher(before.get(before.size() - 2).text()).matches()) {
            return true;
        }
        return sign(at + 1, ":")
                && sign(at + 2, ":")
                && at + 3 < tokens.size()
                && tokens.get(at + 3).text().startsWith("reg");
    }

    private static boolean isRoutine(List<SqlToken> before) {
        var start = before.size();
        while (start > 0 && !before.get(start - 1).isSign(";")) {
            start--;
        }
        return before.subList(start, Math.min(before.size(), start + 4)).stream()
                .anyMatch(token -> token.says("function") || token.says("procedure"));
    }

    private List<SqlToken> before(int at) {
        var before = new ArrayList<SqlToken>();
        for (var token : tokens.subList(0, at)) {
            if (!token.isSilent()) {
                before.add(token);
            }
        }
        return before;
    }

    private String body(String dollarQuoted) {
        var tag = dollarQuoted.substring(0, dollarQuoted.indexOf('$', 1) + 1);
        var body = dollarQuoted.substring(tag.length(), dollarQuoted.length() - tag.length());
        return tag + of(body, schema) + tag;
    }
}
