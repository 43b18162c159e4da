/**
 * Who is there: organizations, districts, trades; members of staff; businesses, the people who speak for them, officers.
 * Tables: {@code organization}, {@code district}, {@code trade}, {@code member}, {@code business}, {@code area_total},
 * {@code contact}, {@code contact_business}, {@code officer}, {@code setting}.
 * Start reading at {@link jp.tenko.roster.Members}, {@link jp.tenko.roster.Businesses} and
 * {@link jp.tenko.roster.Contacts}. How they come in by a file is in {@code roster.file}, how a LINE user becomes one of
 * them in {@code roster.joining}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"line"})
package jp.tenko.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
