package jp.tenko.flow;

import java.math.BigDecimal;
import java.math.RoundingMode;
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

    /** Before the name of a choice's key. */
    static final String COLUMN = "column ";
    /** {@code position(..)}: which instance of the repeat this is. */
    static final String POSITION = "position(..)";

    /** Those that look at all instances of a repeat; a name from the repeat belongs into one of them. */
    static final Set<String> OVER_REPEATS = Set.of("sum", "count", "count-non-empty", "min", "max", "join", "concat");
    static final Set<String> FUNCTIONS = Set.of(
            "selected", "count-selected", "selected-at", "if", "coalesce", "string-length", "regex", "today", "now", "not",
            "true", "false", "concat", "contains", "starts-with", "ends-with", "substr", "substring-before",
            "substring-after", "translate", "normalize-space", "number", "string", "int", "round", "abs", "pow", "min",
            "max", "boolean", "sum", "count", "count-non-empty", "join", "position", "indexed-repeat", "date", "date-time",
            "format-date", "format-date-time", "decimal-date-time", "decimal-time");

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\s*([^}]*?)\\s*}");

    private final String source;
    private final XPathExpression compiled;
    private final Set<String> references = new LinkedHashSet<>();
    private final Set<String> literals = new LinkedHashSet<>();
    private final Set<String> single = new LinkedHashSet<>();
    private final Set<String> columns = new LinkedHashSet<>();
    private final boolean ofChoices;
    private boolean positional;

    private Expression(String source, XPathExpression parsed, boolean ofChoices) {
        this.source = source;
        this.ofChoices = ofChoices;
        this.compiled = bind(parsed);
    }

    /** @throws IllegalArgumentException saying what is wrong with it, for the author of the flow */
    static Expression compile(String source) {
        try {
            // the space ends the name: ${a}-1 must not read as a variable called a-1
            String xpath = REFERENCE.matcher(source).replaceAll("\\$$1 ");
            return new Expression(source, XPathParseTool.parseXPath(xpath), false);
        } catch (XPathSyntaxException | XPathException e) {
            throw new IllegalArgumentException("cannot be read as an XPath expression: " + source);
        }
    }

    /**
     * Holds for some choices of a list: {@code district = ${district}}, where {@code district} is a key of the choice.
     *
     * @throws IllegalArgumentException likewise
     */
    static Expression filter(String source) {
        try {
            String xpath = REFERENCE.matcher(source).replaceAll("\\$$1 ");
            return new Expression(source, XPathParseTool.parseXPath(xpath), true);
        } catch (XPathSyntaxException | XPathException e) {
            throw new IllegalArgumentException("cannot be read as an XPath expression: " + source);
        }
    }

    /** A value as it stands there. */
    static Expression literal(String value) {
        return new Expression(value, new XPathStringLiteral(value), false);
    }

    boolean test(Scope scope) {
        return XPathFuncExpr.toBoolean(value(scope));
    }

    /** Numbers without an exponent; empty when it is none at all, as in JavaRosa. */
    String text(Scope scope) {
        Object value = XPathFuncExpr.unpack(value(scope));
        if (!(value instanceof Double number)) {
            return XPathFuncExpr.toString(value);
        }
        if (number.isNaN() || number.isInfinite()) {
            return "";
        }
        BigDecimal plain = BigDecimal.valueOf(Math.abs(number) < 1e-12 ? 0 : number).setScale(9, RoundingMode.HALF_UP);
        return plain.signum() == 0 ? "0" : plain.stripTrailingZeros().toPlainString();
    }

    /** The {@code ${names}} in it. */
    Set<String> references() {
        return references;
    }

    /** Those of them that must be one answer: not what a function looks up in all instances of a repeat. */
    Set<String> singles() {
        return single;
    }

    /** The keys of a choice that a filter asks. */
    Set<String> columns() {
        return columns;
    }

    /** Whether it looks at which instance of a repeat it is in. */
    boolean positional() {
        return positional;
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
                single.add(variable.id.toString());
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
        if (isStep(path, XPathStep.AXIS_SELF)) {
            return variable(SELF);
        }
        if (ofChoices && isStep(path, XPathStep.AXIS_CHILD) && path.init_context == XPathPathExpr.INIT_CONTEXT_RELATIVE) {
            columns.add(path.steps[0].name.toString());
            return variable(COLUMN + path.steps[0].name);
        }
        throw new IllegalArgumentException("names a path; write ${name} for an answer and . for this one: " + source);
    }

    private static boolean isStep(XPathExpression expression, int axis) {
        return expression instanceof XPathPathExpr path && path.steps.length == 1 && path.steps[0].axis == axis;
    }

    private XPathExpression bindFunction(XPathFuncExpr function) {
        String name = function.id.toString();
        if (!FUNCTIONS.contains(name)) {
            throw new IllegalArgumentException(
                    "unknown function " + name + "()" + Nearest.hint(name, FUNCTIONS) + " in: " + source);
        }
        return switch (name) {
            case "today" -> variable(TODAY);
            case "now" -> variable(NOW);
            case "position" -> position(function);
            case "indexed-repeat" -> indexedRepeat(function);
            default -> {
                for (int i = 0; i < function.args.length; i++) {
                    function.args[i] = OVER_REPEATS.contains(name) ? every(function.args[i]) : bind(function.args[i]);
                }
                yield function;
            }
        };
    }

    private XPathExpression position(XPathFuncExpr function) {
        if (function.args.length != 1 || !isStep(function.args[0], XPathStep.AXIS_PARENT)) {
            throw new IllegalArgumentException("position wants (..), the instance of the repeat it stands in: " + source);
        }
        positional = true;
        return variable(POSITION);
    }

    private XPathExpression every(XPathExpression argument) {
        if (!(argument instanceof XPathVariableReference name)) {
            return bind(argument);
        }
        references.add(name.id.toString());
        return new Instances(name.id.toString(), null);
    }

    /** {@code indexed-repeat(${what}, ${equipment}, 2)}: of one instance, by its position. */
    private XPathExpression indexedRepeat(XPathFuncExpr function) {
        if (function.args.length != 3 || !(function.args[0] instanceof XPathVariableReference name)
                || !(function.args[1] instanceof XPathVariableReference repeat)) {
            throw new IllegalArgumentException("indexed-repeat wants (${question}, ${repeat}, position): " + source);
        }
        references.add(name.id.toString());
        references.add(repeat.id.toString());
        return new Instances(name.id.toString(), bind(function.args[2]));
    }

    private static XPathExpression variable(String name) {
        return new XPathVariableReference(new XPathQName(name));
    }
}
