/**
 * The documents made from what is known: Form I (様式Ⅰ), the share-out to the town (情報共有), hearing sheets, the evidence of a
 * business. Each is a record that a page can show, and a file to send. Table: {@code damage_description}. Start reading at
 * {@link jp.tenko.submission.document.FormOneMaker}; the sentences are {@link jp.tenko.submission.document.DamageSentences}, every word is in
 * {@code messages-document.properties}.
 */
@NullMarked
@NamedInterface("document")
package jp.tenko.submission.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
