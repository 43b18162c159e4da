-- What happened (package incident).

create table incident (
    id              bigint generated always as identity primary key,
    organization_id bigint      not null references organization,
    kind            text        not null check (kind in ('earthquake', 'heavy_rain', 'typhoon', 'other')),
    drill           boolean     not null,
    began_at        timestamptz not null,
    opened_by       bigint      not null references member,
    closed_at       timestamptz,
    closed_by       bigint      references member,
    check (closed_at is not null or closed_by is null)
);
create index incident_open on incident (organization_id, drill, began_at desc) where closed_at is null;
comment on table incident is 'A disaster (災害) or a drill (訓練)';
comment on column incident.began_at is 'T of the plan: every due time counts from here';
comment on column incident.closed_by is 'Null while open, and when it was closed by the clock';

create table response_policy (
    id          bigint generated always as identity primary key,
    incident_id bigint      not null references incident,
    code        text,
    words       text,
    chosen_by   bigint      not null references member,
    chosen_at   timestamptz not null,
    check (code <> '' or words <> '')
);
create index response_policy_of_incident on response_policy (incident_id, chosen_at, id);
comment on table response_policy is 'Response policies (応急対策の方針) as they were chosen; the newest is in force, none is ever changed';
comment on column response_policy.code is 'One of the choices the bot offers; null when the words are free';
comment on column response_policy.words is 'What the director wrote; null when a choice says it all';
