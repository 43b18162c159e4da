package jp.tenko.roster.joining;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a business that they register.
 *
 * @param name of the business
 * @param person their own name; null: it is known already
 * @param telephone as written; null: not told
 * @param district by its name; null: not told
 */
public record NewBusiness(String name, @Nullable String person, @Nullable String telephone, @Nullable String district) {}
