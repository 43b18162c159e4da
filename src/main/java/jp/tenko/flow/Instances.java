package jp.tenko.flow;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.List;
import org.javarosa.core.model.condition.EvaluationContext;
import org.javarosa.core.model.instance.DataInstance;
import org.javarosa.core.util.externalizable.PrototypeFactory;
import org.javarosa.xpath.XPathNodeset;
import org.javarosa.xpath.expr.XPathExpression;
import org.javarosa.xpath.expr.XPathFuncExpr;
import org.jspecify.annotations.Nullable;

/**
 * The answers of all instances of a repeat, as a function over them wants them ({@code sum(${amount})}), or of the one at a
 * position ({@code indexed-repeat}). The functions are JavaRosa's own: to them this is one of its node sets.
 */
final class Instances extends XPathExpression {

    private final String name;
    private final @Nullable XPathExpression position;

    Instances(String name, @Nullable XPathExpression position) {
        this.name = name;
        this.position = position;
    }

    @Override
    public Object eval(DataInstance model, EvaluationContext context) {
        if (position == null) {
            return new Values(((Scope) context).counted(name));
        }
        List<String> values = ((Scope) context).values(name);
        int at = XPathFuncExpr.toNumeric(position.eval(model, context)).intValue();
        return at >= 1 && at <= values.size() ? values.get(at - 1) : "";
    }

    @Override
    public boolean isIdempotent() {
        return false;
    }

    @Override
    public boolean containsFunc(String function) {
        return false;
    }

    @Override
    public String toString() {
        return "every " + name;
    }

    @Override
    public void readExternal(DataInputStream in, PrototypeFactory factory) {
        throw new UnsupportedOperationException("expressions are read from flows");
    }

    @Override
    public void writeExternal(DataOutputStream out) {
        throw new UnsupportedOperationException("expressions are read from flows");
    }

    private static final class Values extends XPathNodeset {

        private final List<String> values;

        Values(List<String> values) {
            super(List.of(), null, null);
            this.values = values;
        }

        @Override
        public Object unpack() {
            return values.size() == 1 ? values.getFirst() : "";
        }

        @Override
        public Object[] toArgList() {
            return values.toArray();
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public int getNonEmptySize() {
            return (int) values.stream().filter(value -> !value.isEmpty()).count();
        }

        @Override
        public Object getValAt(int index) {
            return values.get(index);
        }
    }
}
