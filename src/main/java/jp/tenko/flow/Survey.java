package jp.tenko.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The survey sheet, its groups and repeats. As it is written, each question stands once; as it is asked, those of a repeat
 * stand once for each of its instances, and behind the last one the question whether there is another.
 */
final class Survey {

    private static final Pattern PATH = Pattern.compile("([a-z][a-z0-9_]*)\\[([1-9]\\d?)]/([a-z][a-z0-9_]*)");

    private final List<Question> written;
    private final List<Group> all;
    private final Map<String, Group> groups;
    private final Map<String, Question> byName = new HashMap<>();
    private final boolean repeating;
    private final Map<Instance, Map<String, Question>> instances = new ConcurrentHashMap<>();

    private record Instance(Group repeat, int number) {}

    /** @param groups in the order of the file, outer ones before those in them */
    Survey(List<Question> written, List<Group> groups) {
        this.written = List.copyOf(written);
        this.all = List.copyOf(groups);
        Map<String, Group> named = new LinkedHashMap<>();
        groups.forEach(group -> named.putIfAbsent(group.name(), group));
        this.groups = Collections.unmodifiableMap(named);
        this.repeating = groups.stream().anyMatch(Group::repeats);
        written.forEach(question -> byName.putIfAbsent(question.name(), question));
        for (Group group : named.values()) {
            Question made = group.repeats() ? Question.another(group) : Question.checkpoint(group);
            byName.putIfAbsent(made.name(), made);
        }
    }

    /** Each question once, in the order of the file. */
    List<Question> written() {
        return written;
    }

    Collection<Group> groups() {
        return groups.values();
    }

    /** Those with a name that stands there twice, too: for the lints. */
    List<Group> all() {
        return all;
    }

    @Nullable Group group(String name) {
        return groups.get(name);
    }

    /** By its name, an instance's by its path; also those that the form needs: {@link Question.Role}. */
    @Nullable Question question(String name) {
        Question known = byName.get(name);
        if (known != null || name.indexOf('[') < 0) {
            return known;
        }
        Matcher path = PATH.matcher(name);
        Group repeat = path.matches() ? groups.get(path.group(1)) : null;
        return repeat == null || !repeat.repeats() ? null : instance(repeat, Integer.parseInt(path.group(2))).get(name);
    }

    /** A question of a repeat as it is asked of one of its instances; always the same object. */
    @Nullable Question question(Question written, int instance) {
        Group repeat = written.repeat();
        return repeat == null ? written : instance(repeat, instance).get(repeat.path(instance, written.written()));
    }

    /**
     * The questions as they are asked.
     *
     * @param numbers of the instances of a repeat, in order; null: it is not relevant
     */
    List<Question> asked(Function<Group, @Nullable List<Integer>> numbers) {
        if (!repeating) {
            return written;
        }
        List<Question> asked = new ArrayList<>(written.size() + 16);
        Group last = null;
        for (Question question : written) {
            Group repeat = question.repeat();
            if (repeat == null) {
                asked.add(question);
            } else if (repeat != last) {
                addInstances(repeat, numbers.apply(repeat), asked);
            }
            last = repeat;
        }
        return asked;
    }

    private void addInstances(Group repeat, @Nullable List<Integer> numbers, List<Question> asked) {
        if (numbers == null) {
            return;
        }
        numbers.forEach(number -> asked.addAll(instance(repeat, number).values()));
        Question another = byName.get(repeat.another());
        if (another != null && numbers.size() < repeat.max()) {
            asked.add(another);
        }
    }

    private Map<String, Question> instance(Group repeat, int number) {
        return instances.computeIfAbsent(new Instance(repeat, number), key -> {
            Map<String, Question> questions = new LinkedHashMap<>();
            for (Question question : written) {
                if (question.repeat() == repeat) {
                    Question own = question.in(repeat, number);
                    questions.put(own.name(), own);
                }
            }
            return questions;
        });
    }
}
