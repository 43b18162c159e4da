package jp.tenko.damage;

import jp.tenko.incident.Incident;
import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link Statement}: 第n報 of the incident to which it belongs.
 *
 * @param incident opened by the report itself when none was open
 * @param revision with the number to tell its author
 * @param again the same event was filed before; nothing changed, the number is that of before
 * @param parallelTo the report of somebody else that its author did not know of; null when there is none. Both are kept;
 *     the author is told, and so is the director
 */
public record Filed(Statement statement, Incident incident, Revision revision, boolean again, @Nullable Revision parallelTo) {

    Reported reported() {
        return new Reported(revision.incident(), revision.business());
    }

    /** 第n報. */
    public int number() {
        return revision.number();
    }
}
