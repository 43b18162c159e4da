/**
 * The pages about documents (提出): the calendar of what is due, the draft to look over, what was sent, the federation's own system,
 * and who is sent what. Start reading at {@link jp.tenko.console.submission.CalendarPage}.
 */
@NullMarked
package jp.tenko.console.submission;

import org.jspecify.annotations.NullMarked;
