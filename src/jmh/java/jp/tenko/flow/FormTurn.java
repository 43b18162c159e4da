package jp.tenko.flow;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one word of a person costs in the longest form there is, the hearing sheet of more than 40 questions: an answer in its
 * last third, and the tap that shows the summary of all. On one thread, so time is CPU. Must: under 200 µs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FormTurn {

    private static final Situation SITUATION =
            new Situation(Instant.parse("2026-07-10T01:00:00Z"), "ja", Set.of("business"), Facts.NONE);

    private static final String[] SAID = {
        "㈱花畑製作所", "花畑 直美", "62", "090-0000-1234", "公民館",
        "次へ", "あり", "同じ", "鉄筋", "2", "全壊", "0", "15", "0", "2", "物置",
        "次へ", "あり", "倉庫", "同じ", "木造", "1", "半壊", "45", "30", "200万",
        "次へ", "あり", "旋盤", "工場", "主軸", "動かない", "30", "300万", "修理", "いいえ",
        "次へ", "50万", "1", "次へ", "営業不能", "1,2", "次へ"
    };

    private FlowLibrary library;
    private FormEngine engine;
    private Flow flow;
    private Place late;
    private Place last;

    @Setup
    public void answerMostOfIt() {
        library = FlowLibrary.load(Path.of("conversation-flows"));
        engine = new FormEngine(library);
        flow = library.flow("hearing-sheet");
        late = engine.begin(flow, UUID.randomUUID(), null, Map.of(), SITUATION).place();
        for (String said : SAID) {
            late = say(late, said).place();
        }
        last = late;
        while (engine.advance(flow, last, new Input.Typed("とばす"), SITUATION).words().getFirst().rows().isEmpty()) {
            last = say(last, say(last, "とばす").place().equals(last) ? "次へ" : "とばす").place();
        }
    }

    @Benchmark
    public Turn anAnswer() {
        return say(late, "使用可能");
    }

    @Benchmark
    public Turn theSummary() {
        return say(last, "とばす");
    }

    /** Done once for each definition, not for each turn. */
    @Benchmark
    public Flow compilingIt() {
        return FlowLibrary.parse("hearing-sheet.yaml", flow.source());
    }

    private Turn say(Place place, String said) {
        return engine.advance(flow, place, new Input.Typed(said), SITUATION);
    }
}
