package jp.tenko.sandbox;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;

/**
 * The invented people whom the flood finds: those contacts of the invented society ({@code sandbox/contacts.csv}) whose LINE user id
 * begins with {@value #THEIRS}. They joined beforehand.
 */
final class FloodPeople {

    static final String THEIRS = "U0b1f";
    static final String GROUP = "flood";

    private static final Map<String, String> LANGUAGES =
            Map.of("日本語", "ja", "やさしい日本語", "ja-x-easy", "英語", "en", "中国語", "zh-Hans", "ベトナム語", "vi");

    /** @param number of the business in the society's list */
    record Reporter(Person person, String number, String business, double latitude, double longitude) {}

    private FloodPeople() {}

    /** In the order of the file: the first so many businesses are always the same. */
    static List<Reporter> of(String channel) {
        Map<String, CSVRecord> businesses = new HashMap<>();
        read("sandbox/businesses.csv").forEach(line -> businesses.put(line.get("事業所番号"), line));
        List<Reporter> reporters = new ArrayList<>();
        for (CSVRecord line : read("sandbox/contacts.csv")) {
            CSVRecord business = businesses.get(line.get("事業所番号"));
            if (line.get("LINEユーザーID").startsWith(THEIRS) && business != null) {
                String name = business.get("事業所名");
                Person person = new Person(line.get("LINEユーザーID"), channel, line.get("氏名"),
                        LANGUAGES.getOrDefault(line.get("言語"), "ja"), name, GROUP, true);
                reporters.add(new Reporter(person, business.get("事業所番号"), name,
                        Double.parseDouble(business.get("緯度")), Double.parseDouble(business.get("経度"))));
            }
        }
        return reporters;
    }

    private static List<CSVRecord> read(String file) {
        try (var in = new InputStreamReader(new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(in).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
