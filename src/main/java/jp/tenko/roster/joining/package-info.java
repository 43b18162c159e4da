/**
 * How a LINE user becomes somebody: with a code that the office handed out. Tables: {@code join_code},
 * {@code join_attempt}, {@code server_secret}. Start reading at {@link jp.tenko.roster.joining.Joining}.
 */
@NullMarked
@NamedInterface("joining")
package jp.tenko.roster.joining;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
