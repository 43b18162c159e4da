package jp.tenko.flow;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.javarosa.xpath.expr.XPathBinaryOpExpr;
import org.javarosa.xpath.expr.XPathExpression;
import org.javarosa.xpath.expr.XPathFuncExpr;
import org.javarosa.xpath.expr.XPathNumericLiteral;
import org.javarosa.xpath.expr.XPathPathExpr;
import org.javarosa.xpath.expr.XPathQName;
import org.javarosa.xpath.expr.XPathStep;
import org.javarosa.xpath.expr.XPathStringLiteral;
import org.javarosa.xpath.expr.XPathUnaryOpExpr;
import org.javarosa.xpath.expr.XPathVariableReference;
import org.javarosa.xpath.XPathException;
import org.javarosa.xpath.XPathParseTool;
import org.javarosa.xpath.parser.XPathSyntaxException;

/**
 * An XLSForm expression ({@code selected(${kinds}, 'equipment')}), parsed once by JavaRosa, the engine behind ODK
 * Collect; why: RATIONALE.md, "Which XPath?". Answers, the candidate answer {@code .} and the time of day are variables
 * of the {@link Scope}, so a parsed expression has no state and any number of threads may use it, and {@code today()}
 * is the day of the injected clock.
 */
final class Expression {

    /** The candidate answer, {@code .} in a constraint. */
    static final String SELF = ".";
    static final String TODAY = "today()";
    static final String NOW = "now()";

    static final Set<String> FUNCTIONS = Set.of(
            "selected", "count-selected", "if", "coalesce", "string-length", "regex", "today", "now", "not", "true",
            "false", "concat", "contains", "starts-with", "ends-with", "substr", "normalize-space", "number", "string",
            "int", "round", "min", "max", "boolean");
    /** Known to XLSForm, wanted as soon as there are repeats and dates. */
    static final Set<String> LATER = Set.of("count", "sum", "position", "indexed-repeat", "format-date", "date");

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\s*([^}]*?)\\s*}");

    private final String source;
    private final XPathExpression compiled;
    private final Set<String> references = new LinkedHashSet<>();
    private final Set<String> literals = new LinkedHashSet<>();

    private Expression(String source, XPathExpression parsed) {
        this.source = source;
        this.compiled = bind(parsed);
    }

    /** @throws IllegalArgumentException saying what is wrong with it, for the author of the flow */
    static Expression compile(String source) {
        try {
            // the space ends the name: ${a}-1 must not read as a variable called a-1
            String xpath = REFERENCE.matcher(source).replaceAll("\\$$1 ");
            return new Expression(source, XPathParseTool.parseXPath(xpath));
        } catch (XPathSyntaxException | XPathException e) {
            throw new IllegalArgumentException("cannot be read as an XPath expression: " + source);
        }
    }

    boolean test(Scope scope) {
        return XPathFuncExpr.toBoolean(value(scope));
    }

    String text(Scope scope) {
        return XPathFuncExpr.toString(value(scope));
    }

    /** The {@code ${names}} in it. */
    Set<String> references() {
        return references;
    }

    /** The texts and numbers written in it: what its questions are compared with. */
    Set<String> literals() {
        return literals;
    }

    @Override
    public String toString() {
        return source;
    }

    private Object value(Scope scope) {
        try {
            return compiled.eval(scope);
        } catch (RuntimeException e) {
            // JavaRosa's own, or a PatternSyntaxException out of regex(): tried out when the flow is loaded
            throw new IllegalStateException("expression cannot be evaluated: " + source, e);
        }
    }

    private XPathExpression bind(XPathExpression node) {
        return switch (node) {
            case XPathVariableReference variable -> {
                references.add(variable.id.toString());
                yield variable;
            }
            case XPathPathExpr path -> self(path);
            case XPathFuncExpr function -> bindFunction(function);
            case XPathBinaryOpExpr both -> {
                both.a = bind(both.a);
                both.b = bind(both.b);
                yield both;
            }
            case XPathUnaryOpExpr one -> {
                one.a = bind(one.a);
                yield one;
            }
            case XPathStringLiteral text -> {
                literals.add(text.s);
                yield text;
            }
            case XPathNumericLiteral number -> {
                literals.add(XPathFuncExpr.toString(number.d));
                yield number;
            }
            default -> throw new IllegalArgumentException("uses a form of XPath that flows do not have: " + source);
        };
    }

    private XPathExpression self(XPathPathExpr path) {
        if (path.steps.length == 1 && path.steps[0].axis == XPathStep.AXIS_SELF) {
            return variable(SELF);
        }
        throw new IllegalArgumentException("names a path; write ${name} for an answer and . for this one: " + source);
    }

    private XPathExpression bindFunction(XPathFuncExpr function) {
        String name = function.id.toString();
        if (LATER.contains(name)) {
            throw new IllegalArgumentException("function " + name + "() comes with repeats and dates, not yet known");
        }
        if (!FUNCTIONS.contains(name)) {
            throw new IllegalArgumentException(
                    "unknown function " + name + "()" + Nearest.hint(name, FUNCTIONS) + " in: " + source);
        }
        for (int i = 0; i < function.args.length; i++) {
            function.args[i] = bind(function.args[i]);
        }
        return switch (name) {
            case "today" -> variable(TODAY);
            case "now" -> variable(NOW);
            default -> function;
        };
    }

    private static XPathExpression variable(String name) {
        return new XPathVariableReference(new XPathQName(name));
    }
}
