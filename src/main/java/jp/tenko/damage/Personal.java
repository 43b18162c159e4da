package jp.tenko.damage;

/** What is personal in the answers of a report, as SQL over the row of {@code damage_report} or {@code district_overview}. */
final class Personal {

    /**
     * The answers without those that the form marks as sensitive, and without whatever looks like a telephone number, a place or
     * a photo, as answers are written (jp.tenko.flow.Spot): a position, a typed address, pictures of a place, +81…
     */
    static final String LEFT_OUT = """
            (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each_text(answers)
             where not (regexp_replace(key, '^.*/', '') = any(sensitive)
                        or key ~ '(^|/)(place|[a-z_]*photos)$'
                        or value ~ '^\\+[0-9]{6,}$'
                        or value ~ '^(address|image):'
                        or value ~ '^-?[0-9]+(\\.[0-9]+)? -?[0-9]+(\\.[0-9]+)? 0 0'))
            """;

    private Personal() {}
}
