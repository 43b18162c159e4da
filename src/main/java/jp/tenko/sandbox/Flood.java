package jp.tenko.sandbox;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The water comes: some hundred invented businesses report over a few minutes, each in a conversation of its own through the webhook.
 * The same seed gives the same damage, the same words and the same mistakes.
 */
@Component("sandboxFlood")
@Profile("sandbox")
final class Flood {

    private static final String FORM = "business-damage";
    private static final List<String> PICTURES = List.of("photo.jpg", "samples/sideways.jpg");

    /**
     * @param businesses how many; at most as many as have somebody on LINE
     * @param seconds from the first to about the last; 0: everybody at once, without thinking
     */
    record Order(int businesses, int seconds, long seed) {}

    private final People people;
    private final Channels channels;
    private final Hands hands;
    private final Webhooks webhooks;
    private final ReplyTokens tokens;
    private final PhoneMenus menus;
    private final LiveView live;
    private final Clock clock;
    private final Path flows;

    private volatile List<FloodPerson> reporting = List.of();
    private final FloodLedger ledger = new FloodLedger();
    private volatile List<Thread> threads = List.of();
    private volatile @Nullable Order order;

    Flood(People people, Channels channels, Hands hands, Webhooks webhooks, ReplyTokens tokens, PhoneMenus menus, LiveView live, Clock clock, Environment environment) {
        this.people = people;
        this.channels = channels;
        this.hands = hands;
        this.webhooks = webhooks;
        this.tokens = tokens;
        this.menus = menus;
        this.live = live;
        this.clock = clock;
        this.flows = Path.of(environment.getProperty("tenko.flows", "conversation-flows"));
    }

    synchronized void begin(Order wanted) {
        if (isRunning()) {
            throw PeopleApi.refused(HttpStatus.CONFLICT, "the flood is still rising; stop it first");
        }
        Phrasebook book = Phrasebook.of(flows, FORM).orElseThrow(() ->
                PeopleApi.refused(HttpStatus.CONFLICT, "there is no flow " + FORM + " in " + flows));
        List<FloodPerson> persons = persons(wanted, book);
        if (persons.isEmpty()) {
            throw PeopleApi.refused(HttpStatus.CONFLICT, "nobody in sandbox/contacts.csv has a LINE user id that begins with " + FloodPeople.THEIRS);
        }
        order = wanted;
        reporting = persons;
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < persons.size(); i++) {
            FloodPerson person = persons.get(i);
            long after = wanted.seconds * 700L * i / persons.size();
            started.add(Thread.ofVirtual().name("flood-" + i).start(() -> report(person, after)));
        }
        threads = started;
    }

    private void report(FloodPerson person, long afterMillis) {
        try {
            sleep(afterMillis);
            person.report();
        } catch (InterruptedException e) {
            person.stuck("stopped");
        } catch (RuntimeException e) {
            person.stuck(e.toString());
        }
        tell();
    }

    private List<FloodPerson> persons(Order wanted, Phrasebook book) {
        String channel = channels.all().stream().map(Channel::key).findFirst().orElse("");
        List<FloodPeople.Reporter> reporters = FloodPeople.of(channel);
        Map<String, Long> colleagues = reporters.stream().collect(groupingBy(FloodPeople.Reporter::number, LinkedHashMap::new, counting()));
        Set<String> hitBusinesses = colleagues.keySet().stream().limit(wanted.businesses).collect(toSet());
        List<byte[]> pictures = pictures();
        List<FloodPerson> persons = new ArrayList<>();
        for (FloodPeople.Reporter reporter : reporters) {
            if (!hitBusinesses.contains(reporter.number())) {
                continue;
            }
            Hit hit = Hit.random(new Random(wanted.seed * 31 + reporter.number().hashCode()));
            Random random = new Random(wanted.seed * 31 + reporter.person().id().hashCode());
            Manners own = Manners.random(random);
            Manners manners = colleagues.get(reporter.number()) > 1 ? own.sayingTheSame() : own;
            FloodPhone phone = new FloodPhone(people.add(reporter.person(), Phone.Standing.FRIEND), hands, webhooks, tokens, menus, random, manners.twice());
            persons.add(new FloodPerson(reporter, phone, book, ledger, hit, manners, random, pictures, clock, pace(wanted)));
        }
        return persons;
    }

    private static FloodPerson.Pace pace(Order wanted) {
        return random -> sleep(wanted.seconds * 15L * random.nextInt(100) / 100);
    }

    private static void sleep(long millis) throws InterruptedException {
        if (millis > 0) {
            LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static List<byte[]> pictures() {
        try {
            List<byte[]> pictures = new ArrayList<>();
            for (String file : PICTURES) {
                pictures.add(new ClassPathResource("sandbox/" + file).getContentAsByteArray());
            }
            return pictures;
        } catch (IOException e) {
            throw new UncheckedIOException("a sample photo is missing from the class path", e);
        }
    }

    boolean isRunning() {
        return threads.stream().anyMatch(Thread::isAlive);
    }

    FloodLedger ledger() {
        return ledger;
    }

    /** How far everybody is, and what the director's summary must come to. */
    Map<String, Object> progress() {
        Map<FloodPerson.State, Integer> states = new EnumMap<>(FloodPerson.State.class);
        reporting.forEach(person -> states.merge(person.state(), 1, Integer::sum));
        Map<String, Object> progress = new HashMap<>();
        progress.put("running", isRunning());
        progress.put("states", states);
        progress.put("sums", ledger.sums());
        progress.put("people", reporting.stream().map(FloodPerson::shown).toList());
        if (order != null) {
            progress.put("order", order);
        }
        return progress;
    }

    /** Only a nudge: the page asks for the progress itself. */
    private void tell() {
        if (live.watched()) {
            live.tell("flood", Map.of("reported", reporting.stream().filter(one -> one.state() == FloodPerson.State.REPORTED).count()));
        }
    }

    @PreDestroy
    void stop() {
        threads.forEach(Thread::interrupt);
    }
}
