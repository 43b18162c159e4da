/**
 * The pages about who is there: people and the chain of command, businesses and registrations, lists to take over and to save, codes to
 * hand out, the sheet for the night when nothing works. They stand apart from the pages of a disaster: they are used on a quiet
 * day. Table: {@code uploaded_list}. Start reading at {@link jp.tenko.console.roster.PeoplePage}.
 */
@NullMarked
package jp.tenko.console.roster;

import org.jspecify.annotations.NullMarked;
