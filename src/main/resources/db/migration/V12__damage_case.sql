-- What the office does about the damage (package damage.desk), and administrators who are no members (incident, rollcall).

create table damage_case (
    incident_id bigint      not null references incident,
    business_id bigint      not null references business,
    version     int         not null check (version >= 1),
    state       text        not null check (state in ('open', 'working', 'done')),
    memo        text        not null default '',
    member_id   bigint      references member,
    changed_by  text        not null,
    changed_at  timestamptz not null,
    primary key (incident_id, business_id, version)
);
comment on table damage_case is 'What the office does about a business''s damage (対応状況): every change a row, none is ever changed, the highest version counts';
comment on column damage_case.version is 'Who wants to write the next one must have seen the one before: two at once cannot write over each other';
comment on column damage_case.state is 'open 未対応, working 対応中, done 完了; no row: open';
comment on column damage_case.member_id is 'Who is on it (担当); null: nobody yet';
comment on column damage_case.changed_by is 'The name of whoever changed it, as it was then: an account may be nobody''s of the staff';

create table damage_call (
    id          bigint generated always as identity primary key,
    incident_id bigint      not null references incident,
    business_id bigint      not null references business,
    outcome     text        not null check (outcome in ('no_answer', 'call_back', 'wrong_number', 'reached')),
    note        text        not null default '',
    called_by   text        not null,
    called_at   timestamptz not null
);
create index damage_call_of on damage_call (incident_id, business_id, called_at desc);
comment on table damage_call is 'Telephone calls to businesses that have not been heard from, so that nobody calls the same one twice in vain';
comment on column damage_call.called_by is 'The name of whoever called, as it was then';

create index business_damage_newest on business_damage (incident_id, said_at, business_id) where revisions > 0;
create index business_by_name on business (organization_id, folded_name, id) where listed_as is null and declined_at is null;

alter table incident add column by_itself boolean not null default false;
update incident set by_itself = true where opened_by is null;
comment on column incident.by_itself is 'A damage report opened it by itself, and nobody in charge has taken it up yet';
comment on column incident.opened_by is 'Null: opened by itself, or by an administrator who is no member of staff';
alter table roll_call alter column started_by drop not null;
comment on column roll_call.started_by is 'Null: an administrator who is no member of staff';
