package io.tbot.engine.alert.rule;

import io.tbot.engine.config.Quote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expression. Loosest first: {@code or}, {@code and unless}, {@code not}, comparison, {@code + -}, {@code *
 * /}.
 */
class Parser {
    /** Deeper ones would be no rule, and the reader's own stack ends somewhere. */
    private static final int MAX_DEPTH = 40;

    private static final List<String> COMPARISONS = List.of(">", "<", ">=", "<=", "==", "!=");

    final Lexer lexer;
    private int depth;

    Parser(String text) {
        lexer = new Lexer(text);
    }

    static Expr parse(String text) {
        return new Parser(text).whole();
    }

    final Expr whole() {
        if (lexer.kind() == Lexer.Kind.END) {
            throw new ExpressionException(0, "is empty");
        }
        Expr all = either();
        if (lexer.kind() != Lexer.Kind.END) {
            throw new ExpressionException(lexer.at(), lexer.shown() + " follows a whole expression");
        }
        return all;
    }

    final Expr either() {
        if (++depth > MAX_DEPTH) {
            throw new ExpressionException(lexer.at(), "is nested deeper than " + MAX_DEPTH + " levels");
        }
        Expr left = both();
        while (lexer.isName("or")) {
            left = binary("or", left, false);
        }
        depth--;
        return left;
    }

    private Expr both() {
        Expr left = contrary();
        while (lexer.isName("and") || lexer.isName("unless")) {
            left = binary(lexer.word(), left, true);
        }
        return left;
    }

    private Expr binary(String op, Expr left, boolean tight) {
        int at = lexer.at();
        lexer.advance();
        matching();
        return new Expr.Binary(op, left, tight ? contrary() : both(), at);
    }

    /** What an importer refuses between two sides. */
    void matching() {}

    private Expr contrary() {
        if (!lexer.isName("not")) {
            return comparison();
        }
        int at = lexer.at();
        lexer.advance();
        if (++depth > MAX_DEPTH) {
            throw new ExpressionException(at, "is nested deeper than " + MAX_DEPTH + " levels");
        }
        Expr of = contrary();
        depth--;
        return new Expr.Not(of, at);
    }

    private Expr comparison() {
        Expr left = sum();
        if (lexer.kind() == Lexer.Kind.OPERATOR && COMPARISONS.contains(lexer.word())) {
            String op = lexer.word();
            int at = lexer.at();
            lexer.advance();
            matching();
            return new Expr.Binary(op, left, sum(), at);
        }
        return left;
    }

    private Expr sum() {
        Expr left = product();
        while (lexer.is("+") || lexer.is("-")) {
            String op = lexer.word();
            int at = lexer.at();
            lexer.advance();
            matching();
            left = new Expr.Binary(op, left, product(), at);
        }
        return left;
    }

    private Expr product() {
        Expr left = signed();
        while (lexer.is("*") || lexer.is("/")) {
            String op = lexer.word();
            int at = lexer.at();
            lexer.advance();
            matching();
            left = new Expr.Binary(op, left, signed(), at);
        }
        return left;
    }

    private Expr signed() {
        int at = lexer.at();
        if (lexer.take("-")) {
            return new Expr.Binary("-", new Expr.Num(0, at), primary(), at);
        }
        return primary();
    }

    private Expr primary() {
        int at = lexer.at();
        if (lexer.take("(")) {
            Expr inner = either();
            lexer.expect(")");
            return inner;
        }
        if (lexer.kind() == Lexer.Kind.NUMBER) {
            return new Expr.Num(number(), at);
        }
        String name = lexer.name("a function, metric or number");
        return named(name, at);
    }

    /** What a name begins. */
    Expr named(String name, int at) {
        if (!lexer.take("(")) {
            return selector(name, at);
        }
        List<Expr> args = new ArrayList<>();
        Map<String, Expr> named = new LinkedHashMap<>();
        while (!lexer.is(")")) {
            argument(args, named);
            if (!lexer.take(",")) {
                break;
            }
        }
        lexer.expect(")");
        return new Expr.Call(name, args, named, by(), at);
    }

    private void argument(List<Expr> args, Map<String, Expr> named) {
        int at = lexer.at();
        Expr value = either();
        if (value instanceof Expr.Selector selector && selector.matches().isEmpty() && lexer.take("=")) {
            if (named.put(selector.metric(), either()) != null) {
                throw new ExpressionException(at, "'" + Quote.of(selector.metric()) + "' stands twice");
            }
        } else if (named.isEmpty()) {
            args.add(value);
        } else {
            throw new ExpressionException(at, "a nameless argument follows one with a name");
        }
    }

    /** {@code null} where there is none. */
    final @Nullable List<String> by() {
        if (!lexer.isName("by")) {
            return null;
        }
        lexer.advance();
        lexer.expect("(");
        List<String> labels = new ArrayList<>();
        while (!lexer.is(")")) {
            labels.add(lexer.name("a label"));
            if (!lexer.take(",")) {
                break;
            }
        }
        lexer.expect(")");
        return labels;
    }

    final Expr.Selector selector(String metric, int at) {
        List<LabelMatch> matches = new ArrayList<>();
        if (lexer.take("{")) {
            while (!lexer.is("}")) {
                matches.add(match());
                if (!lexer.take(",")) {
                    break;
                }
            }
            lexer.expect("}");
        }
        return new Expr.Selector(metric, matches, at);
    }

    private LabelMatch match() {
        String label = lexer.name("a label");
        String op = lexer.word();
        if (!lexer.is("=") && !lexer.is("!=") && !lexer.is("=~") && !lexer.is("!~")) {
            throw new ExpressionException(
                    lexer.at(), "'=', '!=', '=~' or '!~' belongs where " + lexer.shown() + " stands");
        }
        lexer.advance();
        int at = lexer.at();
        if (lexer.kind() != Lexer.Kind.STRING) {
            throw new ExpressionException(at, "a value in quotes belongs where " + lexer.shown() + " stands");
        }
        String value = lexer.word();
        lexer.advance();
        return LabelMatch.of(label, op, value, at);
    }

    final double number() {
        double value = Units.number(lexer.word());
        if (Double.isNaN(value)) {
            throw new ExpressionException(
                    lexer.at(),
                    lexer.shown()
                            + " is not a number, or has an unknown unit; known are ns us ms s m h d w % k KB MB GB KiB MiB GiB");
        }
        lexer.advance();
        return value;
    }
}
