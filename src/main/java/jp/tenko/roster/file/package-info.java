/**
 * The lists of the office as CSV files: taken over whole, or not at all and every mistake by its line. Table:
 * {@code imported_file}. Start reading at {@link jp.tenko.roster.file.MemberImport}.
 */
@NullMarked
@NamedInterface("file")
package jp.tenko.roster.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
