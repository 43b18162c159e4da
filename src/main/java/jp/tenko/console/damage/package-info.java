/**
 * The pages about the damage: the list and the map, one business with all its reports, its case, who has to be telephoned, a report entered for
 * somebody else, and what a business gets back. Start reading at {@link jp.tenko.console.damage.DamagePage}.
 */
@NullMarked
package jp.tenko.console.damage;

import org.jspecify.annotations.NullMarked;
