package jp.tenko.conversation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tenko.flow.Telephone;
import jp.tenko.roster.Area;
import jp.tenko.roster.Business;
import jp.tenko.roster.Contact;
import jp.tenko.roster.Post;
import jp.tenko.roster.joining.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Businesses and the people who speak for them, in words. */
@Component
class BusinessTexts {

    private final Texts texts;

    BusinessTexts(Texts texts) {
        this.texts = texts;
    }

    String text(String name, String language) {
        return texts.text(name, language);
    }

    /** 「まるき製作所(上広川)」: enough to tell it from another of the same name. */
    String business(Business business, String language) {
        String where = business.district() != null ? business.district() : business.address();
        return where == null
                ? business.name()
                : texts.text("business_line", language, Map.of("name", business.name(), "where", where));
    }

    /** Each in a line of its own: of the same name and district with who runs it, else where it is, else its number. */
    Map<Business, String> businesses(Collection<Business> found, String language) {
        Map<Business, String> lines = new LinkedHashMap<>();
        for (Business business : found) {
            List<Business> alike = found.stream()
                    .filter(one -> business(one, language).equals(business(business, language)))
                    .toList();
            lines.put(business, alike.size() == 1 ? business(business, language) : apart(business, alike, language));
        }
        return lines;
    }

    private String apart(Business business, List<Business> alike, String language) {
        return Stream.<Function<Business, @Nullable String>>of(Business::representative, Business::address, Business::number)
                .filter(detail -> alike.stream().map(detail).filter(Objects::nonNull).distinct().count() == alike.size())
                .findFirst()
                .map(detail -> texts.text("business_line", language, Map.of(
                        "name", business.name(), "where", Objects.requireNonNull(detail.apply(business)))))
                .orElseGet(() -> business(business, language));
    }

    /** The business and who registered it. */
    String registrant(Registration registration, String language) {
        return texts.text("registrant_line", language, Map.of(
                "name", registration.business().name(), "person", people(registration)));
    }

    /** All that was said of it. */
    String registration(Registration registration, String language) {
        Business business = registration.business();
        String details = Stream.of(people(registration), telephone(business), business.district())
                .filter(Objects::nonNull)
                .filter(detail -> !detail.isBlank())
                .collect(Collectors.joining(" / "));
        return texts.text("registered_line", language, Map.of("name", business.name(), "details", details));
    }

    /** As people write it here; what could not be read as a number stays as it was written. */
    private static @Nullable String telephone(Business business) {
        String number = business.telephone();
        return number == null || !number.startsWith("+") ? number : Telephone.parse(number).shown();
    }

    /** 「古賀 実(地区理事・上広川)」 */
    String officer(Contact officer, String language) {
        String posts = officer.posts().stream()
                .map(post -> texts.text(post.ofDistrict() ? "post_district" : "post_trade", language, Map.of("area", area(post))))
                .collect(Collectors.joining(" "));
        return texts.text("business_line", language, Map.of("name", officer.name(), "where", posts));
    }

    private static String area(Post post) {
        return switch (post.area()) {
            case Area.OfDistrict(String name) -> name;
            case Area.OfTrade(String name) -> name;
            case Area.Whole() -> "";
        };
    }

    private static String people(Registration registration) {
        return registration.contacts().stream().map(Contact::name).collect(Collectors.joining("、"));
    }
}
