package jp.tenko.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tenko.flow.Facts;
import jp.tenko.roster.Area;
import jp.tenko.roster.Contact;
import jp.tenko.roster.Member;
import jp.tenko.roster.Post;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Of which district or trade an officer (理事) speaks: with one post it is clear, with several they say it first. */
@Component
class OfficerPosts implements FactSource {

    private static final String POST = "post";

    /** A post as a flow offers it. */
    record Held(Area area, String name) {

        static Held of(Post post) {
            return switch (post.area()) {
                case Area.OfDistrict(String name) -> new Held(post.area(), name);
                case Area.OfTrade(String name) -> new Held(post.area(), name);
                case Area.Whole whole -> throw new IllegalStateException("nobody is 理事 of the whole area");
            };
        }

        /** The choice's name: without spaces, and a district is no trade. */
        String choice() {
            return (area instanceof Area.OfDistrict ? "district:" : "trade:") + name.replaceAll("\\s", "_");
        }
    }

    @Override
    public Facts of(Exchange exchange, @Nullable String subject) {
        Person person = exchange.person();
        return new Facts() {
            @Override
            public @Nullable String value(String name, Map<String, String> answers) {
                return switch (name) {
                    case "posts" -> String.valueOf(held(person).size());
                    case "area" -> chosen(person, answers).map(Held::name).orElse(null);
                    default -> null;
                };
            }

            @Override
            public List<Offered> choices(String list, Map<String, String> answers) {
                return list.equals("posts")
                        ? held(person).stream().map(held -> new Offered(held.choice(), held.name())).toList()
                        : List.of();
            }
        };
    }

    /** The one that was chosen, else the first; empty when the person holds none (any more). */
    Optional<Held> chosen(Person person, Map<String, String> answers) {
        List<Held> held = held(person);
        return held.stream()
                .filter(post -> post.choice().equals(answers.get(POST)))
                .findFirst()
                .or(() -> held.stream().findFirst());
    }

    private static List<Held> held(Person person) {
        List<Post> posts = switch (person.standing()) {
            case Person.Standing.Staff(Member member, List<Post> theirs) -> theirs;
            case Person.Standing.Speaker(Contact contact) -> contact.posts();
            case Person.Standing.Stranger stranger -> List.of();
        };
        return posts.stream().map(Held::of).toList();
    }
}
