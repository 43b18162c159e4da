-- Businesses that are taken off the list: closed, moved away (package roster).
alter table business
    add column left_at timestamptz,
    add column left_why text check (left_why in ('closed', 'moved', 'other')),
    add column counted_until timestamptz,
    add constraint business_left_of_the_list check (left_at is null or number is not null),
    add constraint business_left_why check (num_nonnulls(left_at, left_why, counted_until) in (0, 3));
comment on column business.left_at is 'Taken off the list; what it reported stays. Null: it is on it, or never was';
comment on column business.counted_until is 'Incidents that had begun by then count it, later ones do not: taking a business off changes no figure of the past';
