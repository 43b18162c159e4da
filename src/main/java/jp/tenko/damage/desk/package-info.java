/**
 * The desk of the office: the damage of all businesses as a list, how far each case is (対応状況), and whom to telephone.
 * Tables: {@code damage_case}, {@code damage_call}. Start reading at {@link jp.tenko.damage.desk.DamageList}.
 */
@NullMarked
@NamedInterface("desk")
package jp.tenko.damage.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
