package jp.tenko.line;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Gives people their rich menus: a few one by one, which they see at once, many with one request, which LINE carries out in
 * its own time.
 */
@Component
class RichMenuLinks {

    private static final int ONE_BY_ONE = 3;

    private final RichMenus menus;
    private final RichMenuApi line;

    RichMenuLinks(RichMenus menus, RichMenuApi line) {
        this.menus = menus;
        this.line = line;
    }

    /** @return false when everybody has what they should have */
    boolean changeSome(ChannelKey channel) throws IOException, InterruptedException {
        List<RichMenus.Change> changes = menus.changes(channel, RichMenuApi.LINKS_AT_ONCE);
        Map<Optional<String>, List<String>> byMenu = changes.stream().collect(groupingBy(
                change -> Optional.ofNullable(change.lineId()), mapping(RichMenus.Change::lineUserId, toList())));
        for (Map.Entry<Optional<String>, List<String>> change : byMenu.entrySet()) {
            if (change.getKey().isEmpty()) {
                unlink(channel, change.getValue());
            } else if (!link(channel, change.getValue(), change.getKey().get())) {
                menus.isGone(channel, change.getKey().get());
            }
        }
        return !changes.isEmpty();
    }

    /** One person whom LINE refuses costs the others nothing: the request is tried again in halves. @return false: no such menu */
    private boolean link(ChannelKey channel, List<String> people, String lineId) throws IOException, InterruptedException {
        if (people.size() > 1 && people.size() <= ONE_BY_ONE) {
            return inHalves(channel, people, lineId);
        }
        RichMenuApi.Answer answer = people.size() == 1
                ? line.link(channel, people.getFirst(), lineId)
                : line.link(channel, people, lineId);
        if (answer.ok()) {
            menus.linked(channel, people, lineId, null);
            return true;
        }
        if (people.size() > 1) {
            return inHalves(channel, people, lineId);
        }
        if (answer.status() == 404 && !line.hasPicture(channel, lineId)) {
            return false;
        }
        menus.linked(channel, people, lineId, answer.status() + " " + answer.body());
        return true;
    }

    private boolean inHalves(ChannelKey channel, List<String> people, String lineId) throws IOException, InterruptedException {
        int half = people.size() / 2;
        return link(channel, people.subList(0, half), lineId) && link(channel, people.subList(half, people.size()), lineId);
    }

    /** Whoever blocked the account has no menu to take away: what LINE says to that does not matter. */
    private void unlink(ChannelKey channel, List<String> people) throws IOException, InterruptedException {
        if (people.size() == 1) {
            line.unlink(channel, people.getFirst());
        } else {
            line.unlink(channel, people);
        }
        menus.unlinked(channel, people);
    }
}
