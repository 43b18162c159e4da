/**
 * Who is there: organizations, districts, members; joining (a LINE user becomes a member); import from CSV.
 * Tables: {@code organization}, {@code district}, {@code member}, {@code join_code}, {@code join_attempt},
 * {@code server_secret}.
 * Start reading at {@link jp.tenko.roster.Members}, then {@link jp.tenko.roster.MemberImport} and
 * {@link jp.tenko.roster.Joining}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"line"})
package jp.tenko.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
