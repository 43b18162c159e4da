/**
 * The federation's own system (商工会災害対応システム) has no interface: people type into it what is known, field by field, in its
 * order (domain.md §4), and several share the work. Table: {@code typed_entry}. Start reading at
 * {@link jp.tenko.submission.federation.TypedEntries}.
 */
@NullMarked
@NamedInterface("federation")
package jp.tenko.submission.federation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
