-- Who was asked, and what they answered (package rollcall).

create table roll_call (
    id                 bigint generated always as identity primary key,
    organization_id    bigint      not null references organization,
    incident_id        bigint      not null references incident,
    drill              boolean     not null,
    audience           text        not null check (audience = 'all' or audience like 'district:_%'),
    started_by         bigint      not null references member,
    started_at         timestamptz not null,
    deadline_at        timestamptz not null,
    reminder_minutes   int[]       not null,
    summary_minutes    int[]       not null,
    succession_minutes int         not null,
    deadline_minutes   int         not null,
    auto_close_minutes int         not null,
    minute_lasts_ms    bigint      not null,
    handovers          int         not null default 0,
    closed_at          timestamptz,
    closed_by          bigint      references member,
    close_reason       text        check (close_reason in ('ended', 'real_started', 'time_up')),
    check ((closed_at is null) = (close_reason is null)),
    check (closed_by is null or close_reason = 'ended')
);
create unique index roll_call_open on roll_call (organization_id, drill) where closed_at is null;
create index roll_call_newest on roll_call (organization_id, started_at desc);
comment on table roll_call is 'A roll call (点呼・安否確認) and the plan it runs by, as the settings were when it started';
comment on column roll_call.audience is 'Who is asked: all, or district:<name>';
comment on column roll_call.minute_lasts_ms is 'How long a minute of the plan lasts: 60000, less when a sandbox compresses the hour';
comment on column roll_call.handovers is 'How often the charge was handed on: 0 is the director (or who leads where there is none)';
comment on index roll_call_open is 'One open at a time: a second person who starts one joins it';

create table roll_call_member (
    roll_call_id  bigint  not null references roll_call,
    member_id     bigint  not null references member,
    asked_by_line boolean not null,
    answered_at   timestamptz,
    primary key (roll_call_id, member_id)
);
create index roll_call_silent on roll_call_member (roll_call_id) where answered_at is null;
create index roll_call_of_member on roll_call_member (member_id, roll_call_id);
comment on table roll_call_member is 'Whom it asks, as they were when it started (nobody on leave); and whoever answered unasked';
comment on column roll_call_member.asked_by_line is 'The prompt went to their LINE; otherwise somebody has to telephone';
comment on column roll_call_member.answered_at is 'LINE''s time of their first answer to the safety question; null: silent';

create table reply (
    id           bigint generated always as identity primary key,
    roll_call_id bigint      not null references roll_call,
    member_id    bigint      not null references member,
    question     text        not null check (question <> ''),
    value        text        not null,
    answered_at  timestamptz not null,
    received_at  timestamptz not null,
    source       text        not null check (source in ('self', 'proxy')),
    proxy_by     bigint      references member,
    late         boolean     not null,
    event_id     text        not null,
    unique (roll_call_id, member_id, question, event_id),
    check ((source = 'proxy') = (proxy_by is not null))
);
comment on table reply is 'Every answer ever given; the newest by answered_at, then id, counts. No row is ever changed';
comment on column reply.value is 'Empty: the answer was taken back';
comment on column reply.answered_at is 'When it happened on LINE, also when it came late or out of order';
comment on column reply.late is 'Given after the deadline or after the end';
comment on column reply.event_id is 'LINE''s webhookEventId: the same event twice changes nothing';

create table duty_done (
    subject text        not null,
    kind    text        not null,
    due_at  timestamptz not null,
    done_at timestamptz not null,
    error   text,
    primary key (subject, kind, due_at)
);
comment on table duty_done is 'Timed duties that were done: each acts once, however often its trigger fires';
comment on column duty_done.subject is 'roll-call:<id>';
comment on column duty_done.error is 'Why it was given up after many attempts; null when it was done';
