/**
 * How people in Japan really type what a form asks for: amounts, numbers, telephone numbers, dates and times, in full-width or half-width
 * figures, in kanji, with 約 and くらい around them, and as visitors from abroad write them. Pure: text in, canonical value out. No words
 * for people are made here; what the bot answers is in {@code conversation-flows/}.
 *
 * <p>Whoever types is in the middle of a disaster: what can only mean one thing is read, what may mean two things is not, and is asked
 * again. Start reading at {@link jp.tenko.flow.reading.Read}; what is read how is told by {@code src/test/resources/…/typed.csv}.
 */
@NullMarked
package jp.tenko.flow.reading;

import org.jspecify.annotations.NullMarked;
