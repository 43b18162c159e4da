package jp.tenko.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jp.tenko.signin.Access;

/** The menu, from left to right: what is looked at most in a disaster comes first. */
enum Section {
    BOARD("/", Access.VIEWER, false),
    ROLL_CALL("/roll-call", Access.VIEWER, true),
    DAMAGE("/damage", Access.VIEWER, false),
    SUBMISSION("/submission", Access.VIEWER, false),
    INCIDENTS("/incidents", Access.VIEWER, false),
    PEOPLE("/people", Access.STAFF, true),
    BUSINESSES("/businesses", Access.STAFF, true),
    TROUBLE("/trouble", Access.LEADER, false),
    ACCESS("/access", Access.ADMINISTRATOR, false),
    SETTINGS("/settings", Access.LEADER, false),
    AUDIT("/audit", Access.LEADER, false),
    FLOWS("/flows", Access.STAFF, false),
    API("/api", Access.ADMINISTRATOR, false);

    private final String path;
    private final Access least;
    private final boolean people;

    Section(String path, Access least, boolean people) {
        this.path = path;
        this.least = least;
        this.people = people;
    }

    /**
     * An entry of somebody's menu.
     *
     * @param here whether the page belongs to it
     */
    record Entry(String name, String path, boolean here) {}

    /** What this person may open. */
    static List<Entry> menu(SignedIn someone, String pathNow) {
        return Arrays.stream(values())
                .filter(section -> someone.may(section.least) && (someone.seesPeople() || !section.people))
                .map(section -> new Entry(
                        section.name().toLowerCase(Locale.ROOT).replace('_', '-'), section.path, section.holds(pathNow)))
                .toList();
    }

    private boolean holds(String pathNow) {
        if (this == PEOPLE && (pathNow.startsWith("/codes") || pathNow.startsWith("/lists"))) {
            return true;
        }
        return this == BOARD ? pathNow.equals("/") : (pathNow + "/").startsWith(path + "/");
    }
}
