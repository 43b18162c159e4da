-- What people of the office changed in their own words and figures, for as long as they may want it back (package console).
create table edit (
    id              bigint      generated always as identity primary key,
    organization_id bigint      not null references organization,
    subject         text        not null check (subject <> ''),
    changes         json        not null,
    made_by         bigint      not null references account,
    made_at         timestamptz not null
);
create index edit_newest on edit (organization_id, subject, id desc);
create index edit_old on edit (made_at);
comment on table edit is 'A change of settings, a member or a business, with what was there before: gone after a month, for it holds telephone numbers';
comment on column edit.subject is 'settings; member:5; business:7';
comment on column edit.changes is 'Name of the field → [before, after], as a form writes them, in the order of the form';
