package jp.tenko.flow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.tenko.flow.reading.Money;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.javarosa.core.model.condition.EvaluationContext;
import org.javarosa.core.model.instance.DataInstance;
import org.jspecify.annotations.Nullable;

/**
 * The answers as expressions and texts see them: an answer to a question that is not relevant (any more) counts as
 * empty, calculations and facts are worked out when first needed. What is asked of one instance of a repeat sees the answers
 * of that instance under their names as they are written ({@code ${what}}). Lives for one state of the answers in one thread.
 */
final class Scope extends EvaluationContext {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Flow flow;
    private final Map<String, String> answers;
    private final Situation situation;
    private final Map<String, List<Integer>> instances = new HashMap<>();
    private final Map<Object, Boolean> relevance = new HashMap<>();
    private final Map<String, String> computed = new HashMap<>();
    private final Map<String, List<Facts.Offered>> offered = new HashMap<>();
    private final Map<String, Alternatives> alternatives = new HashMap<>();
    private @Nullable List<Question> questions;
    private @Nullable Question here;
    private @Nullable String candidate;

    /** Facts being worked out, and whether one of them was asked for meanwhile. */
    private final Set<String> underway = new HashSet<>();
    private boolean wantsItself;
    private @Nullable Choice choice;

    @SuppressWarnings("NullAway")
    Scope(Flow flow, Map<String, String> answers, Situation situation) {
        super((DataInstance<?>) null);
        this.flow = flow;
        this.answers = answers;
        this.situation = situation;
    }

    Situation situation() {
        return situation;
    }

    LocalDateTime now() {
        return situation.inJapan();
    }

    /** The questions as they are asked, in order: those of a repeat once for each instance. Relevant or not. */
    List<Question> questions() {
        if (questions == null) {
            questions = flow.survey().asked(repeat -> relevant(repeat) ? instances(repeat) : null);
        }
        return questions;
    }

    /** The numbers of a repeat's instances in order. Those it must have are there from the start. */
    List<Integer> instances(Group repeat) {
        return instances.computeIfAbsent(repeat.name(), name -> {
            String numbers = answers.get(name);
            if (numbers == null) {
                return IntStream.rangeClosed(1, repeat.min()).boxed().toList();
            }
            return Stream.of(numbers.split(" ")).filter(number -> !number.isEmpty()).map(Integer::valueOf).toList();
        });
    }

    boolean relevant(Question question) {
        Group group = question.group();
        if (group != null && !(exists(question) && relevant(group, question))) {
            return false;
        }
        Expression relevant = question.relevant();
        return relevant == null || holds(relevant, question.name(), question);
    }

    /** A repeat, or a group that stands in none. */
    boolean relevant(Group group) {
        return (group.parent() == null || relevant(group.parent()))
                && (group.relevant() == null || holds(group.relevant(), group, null));
    }

    private boolean relevant(Group group, Question within) {
        boolean around = group.parent() == null || relevant(group.parent(), within);
        if (!around || group.relevant() == null) {
            return around;
        }
        // a group in a repeat may be relevant in one instance and not in another
        return group.repeats() || group.repeat() == null
                ? holds(group.relevant(), group, null)
                : holds(group.relevant(), group.name() + "#" + within.instance(), within);
    }

    /** A row of a repeat as it is written is no question to anybody; its instances are. */
    private boolean exists(Question question) {
        Group repeat = question.role() == Question.Role.WRITTEN ? question.repeat() : null;
        return repeat == null || instances(repeat).contains(question.instance());
    }

    private boolean holds(Expression relevant, Object key, @Nullable Question question) {
        Boolean known = relevance.get(key);
        if (known == null) {
            known = about(question, () -> relevant.test(this));
            if (!wantsItself) {
                relevance.put(key, known);
            }
        }
        return known;
    }

    boolean allows(Question question, String value) {
        Expression constraint = question.constraint();
        if (constraint == null || question.mayBeUnknown() && value.equals(Money.UNKNOWN)) {
            return true; // "unknown" >= 0 is false, and nothing is wrong with not knowing
        }
        candidate = value;
        try {
            return about(question, () -> constraint.test(this));
        } finally {
            candidate = null;
        }
    }

    boolean required(Question question) {
        Expression requiredIf = question.requiredIf();
        return question.required() || (requiredIf != null && about(question, () -> requiredIf.test(this)));
    }

    /** The choices of its list that are offered as things stand. */
    List<Choice> choices(Question question) {
        Expression filter = question.choiceFilter();
        List<Choice> all = flow.choices(question);
        return filter == null ? all : about(question, () -> all.stream().filter(one -> offers(filter, one)).toList());
    }

    private boolean offers(Expression filter, Choice one) {
        choice = one;
        try {
            return filter.test(this);
        } finally {
            choice = null;
        }
    }

    /** What its {@code default} is worth; empty when it has none. */
    String initial(Question question) {
        Expression initial = question.initial();
        return initial == null ? "" : about(question, () -> initial.text(this));
    }

    /** Works something out from where a question stands: names mean the answers of its instance. */
    <T> T about(@Nullable Question question, Supplier<T> work) {
        Question before = here;
        here = question;
        try {
            return work.get();
        } finally {
            here = before;
        }
    }

    /** What {@code ${name}} is worth; empty when unanswered or not relevant. */
    String value(String name) {
        Question question = question(name);
        return question == null ? "" : value(question);
    }

    String value(Question question) {
        if (!relevant(question)) {
            return "";
        }
        String answer = answers.get(question.name());
        if (answer != null) {
            return answer;
        }
        if (!question.type().computed()) {
            return "";
        }
        String known = computed.get(question.name());
        if (known == null) {
            if (!underway.add(question.name())) {
                wantsItself = true;
                return "";
            }
            known = about(question, () -> compute(question));
            underway.remove(question.name());
            if (underway.isEmpty()) {
                computed.put(question.name(), known);
            }
        }
        return known;
    }

    /** What a name means here: within an instance of a repeat, the question of that instance. */
    @Nullable Question question(String name) {
        Question question = flow.question(name);
        boolean sibling = question != null && here != null && here.instance() > 0 && question.instance() == 0
                && question.repeat() == here.repeat();
        return sibling ? flow.survey().question(question, here.instance()) : question;
    }

    /** Of a question in a repeat, seen from outside, the answers of all instances; of the repeat, its instances. */
    List<String> values(String name) {
        Group repeat = flow.survey().group(name);
        if (repeat != null) {
            return relevant(repeat) ? instances(repeat).stream().map(String::valueOf).toList() : List.of();
        }
        Question question = question(name);
        Group around = question == null || question.instance() > 0 ? null : question.repeat();
        if (question == null || around == null) {
            return List.of(value(name));
        }
        return relevant(around)
                ? instances(around).stream().map(number -> value(in(question, number))).toList()
                : List.of();
    }

    /** As {@link #values}, an amount that nobody knows left empty: sums are of what is known, and count-non-empty tells of how many. */
    List<String> counted(String name) {
        Question question = question(name);
        return question == null || !question.mayBeUnknown()
                ? values(name)
                : values(name).stream().map(value -> value.equals(Money.UNKNOWN) ? "" : value).toList();
    }

    private Question in(Question written, int number) {
        Question own = flow.survey().question(written, number);
        return own == null ? written : own;
    }

    /** The relevant answers in the order of the form, calculations among them. Instances are counted from 1 without gaps. */
    Map<String, String> relevantAnswers() {
        Map<String, String> relevant = new LinkedHashMap<>();
        for (Question question : questions()) {
            boolean told = question.role() == Question.Role.WRITTEN
                    && (answers.containsKey(question.name()) || question.type() == QuestionType.CALCULATE);
            if (told && relevant(question)) {
                relevant.put(recorded(question.name()), value(question));
            }
        }
        return Collections.unmodifiableMap(relevant);
    }

    /** What a question is called in a record: its instance by its position, though others were removed. */
    String recorded(String name) {
        Question question = flow.question(name);
        Group repeat = question == null || question.instance() == 0 ? null : question.repeat();
        return question == null || repeat == null ? name : repeat.path(position(question), question.written());
    }

    /** Which of its repeat's instances it belongs to, from 1; 0: it stands in no repeat, or its instance is gone. */
    int position(@Nullable Question question) {
        Group repeat = question == null || question.instance() == 0 ? null : question.repeat();
        return question == null || repeat == null ? 0 : instances(repeat).indexOf(question.instance()) + 1;
    }

    List<Facts.Offered> offered(String list) {
        List<Facts.Offered> known = offered.get(list);
        if (known == null) {
            known = List.copyOf(situation.facts().choices(list, answered()));
            offered.put(list, known);
        }
        return known;
    }

    /** A list from outside may be a whole roster: it is folded once. */
    Alternatives alternatives(Question question, String language, Commands commands) {
        String key = language + " " + question.name();
        Alternatives known = alternatives.get(key);
        if (known == null) {
            known = Alternatives.of(question, this, language, commands);
            alternatives.put(key, known);
        }
        return known;
    }

    @Override
    public Object getVariable(String name) {
        return switch (name) {
            case Expression.SELF -> candidate == null || here == null ? "" : typed(here, candidate);
            case Expression.TODAY -> javaRosas(now().toLocalDate().atStartOfDay());
            case Expression.NOW -> javaRosas(now());
            case Expression.POSITION -> (double) position(here);
            default -> name.startsWith(Expression.COLUMN) ? column(name) : typed(question(name), value(name));
        };
    }

    private String column(String name) {
        String key = name.substring(Expression.COLUMN.length());
        return choice == null ? "" : key.equals("name") ? choice.name() : choice.columns().getOrDefault(key, "");
    }

    /** As JavaRosa reckons with it: days as days, so that they can be compared with today(). */
    private static Object typed(@Nullable Question question, String value) {
        if (question == null || !DAY.matcher(value).lookingAt()) {
            return value;
        }
        return switch (question.type()) {
            case DATE -> javaRosas(LocalDate.parse(value).atStartOfDay());
            case DATE_TIME -> javaRosas(LocalDateTime.parse(value));
            case NOTE, ACKNOWLEDGE, SELECT_ONE, SELECT_MULTIPLE, TEXT, INTEGER, DECIMAL, MONEY, PHONE, TIME, GEOPOINT, IMAGE,
                    CALCULATE, HIDDEN -> value;
        };
    }

    /** JavaRosa takes a day to be its midnight, and a time that of the clock, in the JVM's zone, whatever that is. */
    private static Date javaRosas(LocalDateTime inTokyo) {
        Instant instant = inTokyo.atZone(ZoneId.systemDefault()).toInstant();
        return Date.from(instant);
    }

    private String compute(Question question) {
        if (question.calculation() != null) {
            return question.calculation().text(this);
        }
        String fact = situation.facts().value(question.name(), answered());
        return fact != null ? fact : initial(question);
    }

    /**
     * Without calculations: facts may be what a calculation is made of. And without the questions that hang on the very fact
     * that is being worked out.
     */
    private Map<String, String> answered() {
        Map<String, String> told = new LinkedHashMap<>();
        for (Question question : questions()) {
            String answer = answers.get(question.name());
            if (answer != null && question.role() == Question.Role.WRITTEN && relevant(question) && !wantsItself) {
                told.put(question.name(), answer);
            }
            wantsItself = false;
        }
        return Collections.unmodifiableMap(told);
    }
}
