-- What the office itself changes in the console: who has left, registrations that were matched wrongly, files before they are
-- taken over, sheets that were printed, settings.

alter table member
    add column left_at timestamptz,
    add column left_line_user_id text,
    add constraint member_left_without_phone check (left_at is null or line_user_id is null),
    add constraint member_left_without_command check (left_at is null or role = 'staff');
comment on column member.left_at is 'Taken off the list; what they answered stays. Null: they are on it';
comment on column member.left_line_user_id is 'Whose phone it was, should they be put back; null while they are on the list, or had not joined';

alter table business add column settled_at timestamptz;
comment on column business.settled_at is 'When somebody matched the registration, took it into the list, or declined it; null: nobody yet';

create table matched_contact (
    registered_id bigint      not null references business on delete cascade,
    contact_id    bigint      not null references contact on delete cascade,
    since         timestamptz not null,
    spoke_before  boolean     not null,
    primary key (registered_id, contact_id)
);
comment on table matched_contact is 'Who spoke for a registration before it was matched to the list or declined, so that both can be taken back';
comment on column matched_contact.spoke_before is 'They spoke for the listed business, too, before the match';

create table uploaded_list (
    id              uuid        primary key,
    organization_id bigint      not null references organization,
    kind            text        not null check (kind in ('members', 'businesses', 'officers', 'contacts', 'totals')),
    name            text        not null,
    file            bytea       not null,
    uploaded_by     bigint      not null references account,
    uploaded_at     timestamptz not null
);
comment on table uploaded_list is 'A file of the office that is being looked at before it is taken over; gone after a day';

create table printed_sheet (
    id              bigint      generated always as identity primary key,
    organization_id bigint      not null references organization,
    printed_at      timestamptz not null,
    printed_by      bigint      not null references account
);
create index printed_sheet_newest on printed_sheet (organization_id, printed_at desc);
comment on table printed_sheet is 'When the sheet with everybody''s telephone number was printed';

create table setting (
    organization_id bigint      not null references organization,
    name            text        not null,
    value           text        not null,
    changed_at      timestamptz not null,
    primary key (organization_id, name)
);
comment on table setting is 'What an organization set otherwise than the configuration: no row, no difference';
comment on column setting.name is 'As the configuration names it without tenko.: roll-call.deadline';
comment on column setting.value is 'As the configuration writes it: 60m; lists with commas';
