package jp.tenko.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adds and removes instances of a repeat. Whether there is another is a question like any other, behind the last instance; yes
 * makes an instance, whose first question is then open, no closes the repeat. An instance's number is never used again.
 */
final class Repeats {

    /** The answers to "is there another?". */
    static final String ADD = "add";
    static final String NO_MORE = "no_more";

    private static final int LAST_NUMBER = 99;

    private final Course course;

    Repeats(Course course) {
        this.course = course;
    }

    void answer(Question another, String value) {
        Group repeat = another.repeat();
        if (repeat == null) {
            return;
        }
        List<Integer> numbers = course.scope().instances(repeat);
        boolean begun = untouched(repeat);
        if (value.equals(ADD)) {
            if (!begun) {
                add(repeat);
            }
            return;
        }
        if (begun) {
            remove(repeat, numbers.getLast());
        }
        course.know(another, NO_MORE);
    }

    boolean roomFor(Group repeat) {
        return course.scope().instances(repeat).size() < repeat.max() && next(repeat) <= LAST_NUMBER;
    }

    void add(Group repeat) {
        if (roomFor(repeat)) {
            List<Integer> numbers = new ArrayList<>(course.scope().instances(repeat));
            numbers.add(next(repeat));
            course.move(course.place().answered(repeat.name(), numbered(numbers)).without(repeat.another()));
            course.changed(repeat.name());
            enter(repeat);
        }
    }

    /** Whoever asks for one more need not be told how far they are. */
    private void enter(Group repeat) {
        for (Group around = repeat.parent(); around != null; around = around.parent()) {
            if (!course.place().skipped().contains(around.name())) {
                course.move(course.place().shown(around.name()));
            }
        }
    }

    /** Those that a repeat has from the start are written down, so that another definition finds them. */
    void keepNumbers(Group repeat) {
        course.move(course.place().answered(repeat.name(), numbered(course.scope().instances(repeat))));
    }

    boolean mayRemove(Group repeat, int number) {
        List<Integer> numbers = course.scope().instances(repeat);
        return numbers.contains(number) && numbers.size() > repeat.min();
    }

    void remove(Group repeat, int number) {
        List<Integer> left = new ArrayList<>(course.scope().instances(repeat));
        left.remove(Integer.valueOf(number));
        course.move(course.place().removing(repeat.name(), repeat.path(number, ""), numbered(left)));
        course.changed(repeat.name());
    }

    /** @return false when there is nothing to restore, or no room for it any more */
    boolean restore(Group repeat, int number) {
        List<Integer> numbers = course.scope().instances(repeat);
        boolean removed = course.place().parked().containsKey(repeat.path(number, ""));
        if (!removed || numbers.size() >= repeat.max()) {
            return false;
        }
        List<Integer> all = Stream.concat(numbers.stream(), Stream.of(number)).sorted().toList();
        course.move(course.place().restoring(repeat.name(), repeat.path(number, ""), numbered(all)));
        course.changed(repeat.name());
        return true;
    }

    /** The last instance was added, but nothing in it is answered or skipped. */
    private boolean untouched(Group repeat) {
        List<Integer> numbers = course.scope().instances(repeat);
        return numbers.size() > repeat.min() && course.place().untouched(repeat.path(numbers.getLast(), ""));
    }

    private int next(Group repeat) {
        int next = course.scope().instances(repeat).stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        while (course.place().parked().containsKey(repeat.path(next, ""))) {
            next++;
        }
        return next;
    }

    private Place.Answer numbered(List<Integer> numbers) {
        return course.answerOf(Place.Answer.INSTANCES,
                numbers.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }
}
