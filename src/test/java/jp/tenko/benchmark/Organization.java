package jp.tenko.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An invented society with its own channel: a director and so many staff, all on LINE, in ten districts. */
final class Organization {

    private static final List<String> DISTRICTS = List.of(
            "中広川", "上広川", "下広川", "北広川", "南広川", "東広川", "西広川", "新代", "広川", "水原");

    private final String channel;
    private final Phone director;
    private final List<Phone> staff = new ArrayList<>();

    /** @param number different for each organization, so that nobody belongs to two */
    Organization(LineStandIn line, String channel, int number, int staff) {
        this.channel = channel;
        this.director = line.phone(channel, userId(number, 0));
        for (int i = 1; i <= staff; i++) {
            this.staff.add(line.phone(channel, userId(number, i)));
        }
    }

    String channel() {
        return channel;
    }

    Phone director() {
        return director;
    }

    List<Phone> staff() {
        return staff;
    }

    /** Everybody the director's roll call asks, the director included. */
    int size() {
        return staff.size() + 1;
    }

    /** The file that the roster imports. */
    Path memberFile(Path folder) {
        StringBuilder csv = new StringBuilder("職員番号,氏名,かな,役割,代理順,地区,電話,メール,言語,休職,LINEユーザーID\n");
        csv.append("0,大石 源一郎,おおいし げんいちろう,事務局長,,中広川,,,ja,,").append(director.userId()).append('\n');
        for (int i = 1; i <= staff.size(); i++) {
            csv.append(i).append(",職員 ").append(i).append(",しょくいん ").append(i).append(",職員,,")
                    .append(DISTRICTS.get(i % DISTRICTS.size())).append(",,,ja,,")
                    .append(staff.get(i - 1).userId()).append('\n');
        }
        try {
            return Files.writeString(folder.resolve("members-" + channel + ".csv"), csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String userId(int organization, int person) {
        return "U%016x%016x".formatted(organization, person);
    }
}
