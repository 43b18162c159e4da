-- What was hit (package damage).

alter table incident alter column opened_by drop not null;
comment on column incident.opened_by is 'Null: a damage report opened it by itself, and nobody in charge has taken it up yet';

create table damage_report (
    id              bigint generated always as identity primary key,
    incident_id     bigint      not null references incident,
    business_id     bigint      not null references business,
    number          int         not null check (number >= 1),
    form            text        not null check (form in ('damage_report', 'hearing_sheet')),
    questions       text[]      not null,
    answers         jsonb       not null,
    sensitive       text[]      not null,
    said_at         timestamptz not null,
    received_at     timestamptz not null,
    source          text        not null check (source in ('self', 'staff', 'telephone')),
    contact_id      bigint      references contact,
    member_id       bigint      references member,
    event_id        text        not null,
    based_on        int,
    parallel_to     int,
    unique (incident_id, business_id, number),
    unique (incident_id, business_id, event_id),
    check (num_nonnulls(contact_id, member_id) = 1)
);
create index damage_report_newest on damage_report (incident_id, said_at desc, id desc);
comment on table damage_report is 'Damage reports and hearing sheets (第1報, 第2報 …) as they were said; none is ever changed, until what is personal in it is erased';
comment on column damage_report.number is '第n報 of this business in this incident, in the order of arrival; which one is the newest, said_at decides';
comment on column damage_report.questions is 'The paths of answers in the order of the form, which jsonb does not keep';
comment on column damage_report.answers is 'Every answer of the form: path → canonical value, as conversation-flows/ names the questions';
comment on column damage_report.sensitive is 'Names of the questions that the form marks as sensitive: erased on the date';
comment on column damage_report.said_at is 'LINE''s time, also when it came late or out of order';
comment on column damage_report.event_id is 'LINE''s webhookEventId: the same event twice changes nothing';
comment on column damage_report.based_on is 'The number of the revision that was known when its author began; null: none was';
comment on column damage_report.parallel_to is 'Somebody else reported this number meanwhile; null when nobody did';

create table business_damage (
    incident_id     bigint      not null references incident,
    business_id     bigint      not null references business,
    revisions       int         not null default 0,
    said_at         timestamptz,
    level           text,
    severity        text        check (severity in ('light', 'heavy')),
    hurt            text,
    trading         text,
    depth_cm        int,
    hit             text[]      not null default '{}',
    help            text[]      not null default '{}',
    yen_building    bigint,
    yen_equipment   bigint,
    yen_vehicle     bigint,
    yen_goods       bigint,
    yen_unspecified bigint,
    vehicles        int,
    amount_unknown  boolean     not null default false,
    parallel        boolean     not null default false,
    primary key (incident_id, business_id)
);
create index business_damage_hurt on business_damage (incident_id, said_at desc) where hurt = 'hurt';
create index business_damage_parallel on business_damage (incident_id, said_at desc) where parallel;
comment on table business_damage is 'What is known of a business in an incident: its revisions laid over each other, and of that only what is counted';
comment on column business_damage.said_at is 'When the newest of it was said';
comment on column business_damage.severity is 'Light or heavy damage in the sense of the plan; null: in neither class';
comment on column business_damage.yen_unspecified is '内訳不明: an amount that names no single kind';
comment on column business_damage.amount_unknown is '金額不明: something is damaged whose amount nobody knows, which is not zero';
comment on column business_damage.parallel is 'Two people reported without knowing of each other, and nobody has reported since who knew both';

create table hearing_draft (
    incident_id bigint      not null references incident,
    business_id bigint      not null references business,
    author      text        not null,
    questions   text[]      not null,
    answers     jsonb       not null,
    sensitive   text[]      not null,
    based_on    int,
    said_at     timestamptz not null,
    primary key (incident_id, business_id, author)
);
comment on table hearing_draft is 'Hearing sheets (ヒアリングシート) that are not finished: what was answered at the end of the last group';
comment on column hearing_draft.author is 'contact:<id> or member:<id>: two who fill in the sheet of one business do not write over each other';
comment on column hearing_draft.based_on is 'The number of the revision with which it began; null: none';

create table district_overview (
    id              bigint generated always as identity primary key,
    incident_id     bigint      not null references incident,
    district        text,
    trade           text,
    contact_id      bigint      references contact,
    member_id       bigint      references member,
    look            text,
    roads           text,
    sure            text,
    questions       text[]      not null,
    answers         jsonb       not null,
    sensitive       text[]      not null,
    said_at         timestamptz not null,
    received_at     timestamptz not null,
    event_id        text        not null,
    unique nulls not distinct (incident_id, event_id, district, trade),
    check (num_nonnulls(district, trade) <= 1),
    check (num_nonnulls(contact_id, member_id) = 1)
);
comment on table district_overview is 'How a district or trade looks to its director (地区理事・業種理事); none is ever changed, the newest of each author counts';
comment on column district_overview.look is 'almost_none, partly, wide or unreachable';
comment on column district_overview.roads is 'open, cut or unknown';
comment on column district_overview.sure is 'seen, heard or guess';

create table damage_news (
    id          bigint generated always as identity primary key,
    incident_id bigint      not null references incident,
    reasons     text[]      not null check (reasons <@ '{opened, hurt, destroyed, cut_off}' and reasons <> '{}'),
    business_id bigint      references business,
    number      int,
    overview_id bigint      references district_overview,
    raised_at   timestamptz not null,
    told_at     timestamptz,
    check ((business_id is null) = (number is null)),
    check ((business_id is null) <> (overview_id is null))
);
create index damage_news_untold on damage_news (incident_id, id) where told_at is null;
comment on table damage_news is 'What the leaders are told at once: people hurt, 全壊, roads cut, an incident that opened by itself';
comment on column damage_news.told_at is 'Null: gathered for the next minute, or no messages of the month are left';

create table damage_news_round (
    incident_id bigint      primary key references incident,
    told_at     timestamptz,
    due_at      timestamptz
);
comment on table damage_news_round is 'When the leaders were told of an incident last, and when they will be told next; locked while somebody decides';

create table damage_survey (
    incident_id bigint      not null references incident,
    push        text        not null check (push in ('officers', 'everybody', 'nobody')),
    opened_by   bigint      not null references member,
    opened_at   timestamptz not null,
    told        int         not null,
    primary key (incident_id, push)
);
comment on table damage_survey is 'The damage survey (被害調査) of an incident was opened: reports are asked for';
comment on column damage_survey.push is 'Who was told by push, which costs messages of the month; the others find it in the menu';
comment on column damage_survey.told is 'How many were pushed to';

alter table content drop constraint content_state_check;
alter table content add constraint content_state_check check (state in ('waiting', 'kept', 'gone', 'unsent', 'erased'));
comment on column content.state is 'waiting: not here yet; kept; gone: LINE did not give it; unsent: the person took it back; erased: on the date';

create table photo (
    channel         text        not null,
    message_id      text        not null,
    incident_id     bigint      not null references incident,
    business_id     bigint      references business,
    overview_id     bigint      references district_overview,
    number          int,
    ordinal         int         not null,
    said_at         timestamptz not null,
    view_state      text        not null default 'waiting' check (view_state in ('waiting', 'ready', 'unviewable')),
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null default '-infinity',
    width           int,
    height          int,
    view            bytea,
    primary key (channel, message_id),
    check (num_nonnulls(business_id, overview_id) = 1)
);
create index photo_waiting on photo (next_attempt_at) where view_state = 'waiting';
create index photo_of_business on photo (business_id, incident_id);
comment on table photo is 'Photos in reports, with a copy for viewing; the original is in content and stays untouched';
comment on column photo.number is 'The report (第n報) in which it came first';
comment on column photo.said_at is 'When that report was made';
comment on column photo.view is 'JPEG, upright, no larger than a screen, without what the camera wrote into the file (position, owner)';
comment on column photo.view_state is 'unviewable: no picture, or one that cannot be shown; its original is kept all the same';

create table erasure (
    incident_id bigint      primary key references incident,
    erased_at   timestamptz not null,
    reports     int         not null,
    photos      int         not null
);
comment on table erasure is 'Incidents whose telephone numbers, places and photos were deleted on the date; what was hit and what it cost stays';
