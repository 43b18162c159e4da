package jp.tenko.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.tenko.flow.Facts;
import jp.tenko.line.Quota;
import jp.tenko.rollcall.Audience;
import jp.tenko.rollcall.AudienceChoice;
import jp.tenko.rollcall.Reach;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a flow may show of the rest of the house: whom a roll call reaches and what it costs, who has not joined, who is silent. */
@Component
class MemberFacts implements FactSource {

    private final RollCalls rollCalls;
    private final Members members;
    private final Texts texts;

    MemberFacts(RollCalls rollCalls, Members members, Texts texts) {
        this.rollCalls = rollCalls;
        this.members = members;
        this.texts = texts;
    }

    /** A stranger is told nothing about anybody. */
    @Override
    public Facts of(Exchange exchange, @Nullable String subject) {
        Member member = exchange.person().member();
        return member == null ? Facts.NONE : new OfMember(member, exchange.asked().map(Asked::rollCall), subject);
    }

    private final class OfMember implements Facts {

        private final Member member;
        private final Optional<RollCall> open;
        private final @Nullable String subject;

        private OfMember(Member member, Optional<RollCall> open, @Nullable String subject) {
            this.member = member;
            this.open = open;
            this.subject = subject;
        }

        @Override
        public @Nullable String value(String name, Map<String, String> answers) {
            return switch (name) {
                case "asked" -> String.valueOf(reach(answers).asked());
                case "cost" -> String.valueOf(reach(answers).cost());
                case "remaining" -> remaining(reach(answers));
                case "unreachable" -> reach(answers).unreachable().stream()
                        .map(unreachable -> texts.name(unreachable, member.language()))
                        .collect(Collectors.joining("、"));
                case "drill" -> drill();
                default -> null;
            };
        }

        private Reach reach(Map<String, String> answers) {
            return rollCalls.reach(
                    member.organization(), Audience.parse(answers.getOrDefault("who", "all")), member.id());
        }

        private String remaining(Reach reach) {
            Quota quota = reach.quota();
            String language = member.language();
            if (!quota.known()) {
                return texts.text("not_known", language);
            }
            return quota.remaining() == Long.MAX_VALUE
                    ? texts.text("no_limit", language)
                    : texts.text("messages_left", language, Map.of("count", String.valueOf(quota.remaining())));
        }

        /** Whether the roll call this conversation is about is a drill: yes, no. */
        private @Nullable String drill() {
            return subject == null
                    ? null
                    : open.filter(rollCall -> SafetyTalk.subject(rollCall).equals(subject))
                            .or(() -> SafetyTalk.rollCallId(subject).flatMap(rollCalls::find))
                            .map(rollCall -> rollCall.drill() ? "yes" : "no")
                            .orElse(null);
        }

        @Override
        public List<Offered> choices(String list, Map<String, String> answers) {
            return switch (list) {
                case "audiences" -> rollCalls.audiences(member.organization()).stream().map(AudienceChoice::audience).map(this::audience).toList();
                case "unjoined" -> people(members.unjoined(member.organization()));
                case "silent" -> rollCalls.open(member.organization())
                        .map(RollCall::id)
                        .map(rollCall -> people(others(rollCalls.silent(rollCall))))
                        .orElse(List.of());
                default -> List.of();
            };
        }

        private Offered audience(Audience audience) {
            return new Offered(
                    audience.toString(),
                    audience.district() == null ? texts.text("audience_all", member.language()) : audience.district());
        }

        private List<Member> others(List<Member> people) {
            return people.stream().filter(person -> !person.id().equals(member.id())).toList();
        }

        private List<Offered> people(List<Member> people) {
            return people.stream()
                    .map(person -> new Offered(String.valueOf(person.id().value()), texts.name(person, member.language())))
                    .toList();
        }
    }
}
