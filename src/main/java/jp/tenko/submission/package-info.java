/**
 * What is due to whom by when (報告・情報共有), the documents, and their sending: Form I to the prefecture, share-outs to the
 * town. Tables: {@code recipient}, {@code deadline}, {@code submission} with {@code submission_file} and
 * {@code submission_line}, {@code damage_description}. The documents are made in
 * {@code submission.document}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"damage", "rollcall", "incident", "duty", "roster", "line"})
package jp.tenko.submission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
