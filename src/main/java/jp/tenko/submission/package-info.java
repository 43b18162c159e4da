/**
 * What is due to whom by when (報告・情報共有), the documents, and their sending: Form I to the prefecture, share-outs to the
 * town. Tables: {@code recipient}, {@code deadline}, {@code submission} with {@code submission_file} and
 * {@code submission_line}, {@code damage_description}. Four groups of files: the calendar ({@link jp.tenko.submission.Deadlines}, {@code
 * Calendar}, {@code DeadlineWatch}), what people decide ({@link jp.tenko.submission.Submissions}), how it leaves ({@code Sending}), and what
 * was sent ({@link jp.tenko.submission.SentDocuments}). The documents are made in {@code submission.document}. Start reading at
 * {@code DeadlineWatch}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"damage", "rollcall", "incident", "duty", "roster", "line"})
package jp.tenko.submission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
