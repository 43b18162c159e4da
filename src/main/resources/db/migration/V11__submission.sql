-- What is due to whom by when, and what was sent (package submission).

create table recipient (
    id              bigint generated always as identity primary key,
    organization_id bigint  not null references organization,
    code            text    not null,
    name            text    not null,
    addressee       text    not null,
    document        text    not null check (document in ('form_one', 'share_out')),
    channel         text    not null check (channel in ('mail', 'line', 'fax', 'federation_system')),
    address         text    not null default '',
    schedule        jsonb   not null,
    unapproved      boolean not null default false,
    responsible     bigint  references member,
    template        bytea,
    template_name   text,
    ordinal         int     not null,
    retired_at      timestamptz,
    unique (organization_id, code)
);
comment on table recipient is 'Who is sent documents by when: the prefecture''s commerce section, the town, the federation''s system';
comment on column recipient.code is 'Its name in settings and addresses, prefecture';
comment on column recipient.addressee is 'As the document names it, 福岡県商工部 御中';
comment on column recipient.address is 'Where to, by channel: mail addresses separated by a comma, LINE user ids, a FAX number; empty: not known yet, so it is sent by hand';
comment on column recipient.schedule is 'The phases with their times of day, as submission/Schedule reads them';
comment on column recipient.unapproved is 'May go out unapproved, marked 速報・未確認, when nobody approves it in time';
comment on column recipient.responsible is 'Who looks it over; null: whoever is in charge';
comment on column recipient.template is 'The organization''s own .xlsx with named cells; null: the layout of the plan';

create table deadline (
    id              bigint generated always as identity primary key,
    incident_id     bigint      not null references incident,
    recipient_id    bigint      not null references recipient,
    due_at          timestamptz not null,
    origin          text        not null check (origin in ('plan', 'asked')),
    note            text        not null default '',
    state           text        not null default 'open' check (state in ('open', 'met', 'missed', 'dropped')),
    added_by        bigint      references member,
    responsible     bigint      references member,
    unique (incident_id, recipient_id, due_at)
);
create index deadline_open on deadline (due_at) where state = 'open';
comment on table deadline is 'When a recipient expects a document of an incident';
comment on column deadline.origin is 'plan: from the recipient''s schedule; asked: added by hand (県から指示)';
comment on column deadline.state is 'missed: its time passed and nothing was sent; a submission sent later makes it met; dropped: the incident was closed, or a person took it off';
comment on column deadline.responsible is 'Who was asked last to look it over; null: nobody yet';

create table submission (
    id              bigint generated always as identity primary key,
    incident_id     bigint      not null references incident,
    recipient_id    bigint      not null references recipient,
    deadline_id     bigint      references deadline,
    document        text        not null check (document in ('form_one', 'share_out')),
    number          int         not null check (number >= 1),
    state           text        not null check (state in ('approved', 'sending', 'sent', 'refused', 'by_hand', 'withdrawn')),
    channel         text        not null,
    address         text        not null,
    subject         text        not null,
    body            text        not null,
    unconfirmed     boolean     not null default false,
    known_at        timestamptz not null,
    figures         jsonb       not null default '{}',
    approved_by     bigint      references member,
    approved_at     timestamptz not null,
    message_id      text        not null unique,
    attempts        int         not null default 0,
    next_attempt_at timestamptz,
    unsure          boolean     not null default false,
    sent_at         timestamptz,
    answer          text        not null default '',
    note            text        not null default '',
    unique (incident_id, recipient_id, document, number)
);
create unique index submission_of_deadline on submission (deadline_id) where state <> 'withdrawn';
create index submission_due on submission (next_attempt_at) where state in ('approved', 'sending');
comment on table submission is 'A document as it was approved and sent; never changed, except for what became of sending it';
comment on column submission.number is '第n報 to this recipient in this incident';
comment on column submission.state is 'refused: given up, a person sends it by hand; by_hand: a person said that they sent it; withdrawn: a person took it back before it was sent';
comment on column submission.unconfirmed is 'Went out unapproved, marked 速報・未確認';
comment on column submission.known_at is 'What was known at this time is in it';
comment on column submission.figures is 'Name → number, as Draft.figures: what the next share-out says its differences from';
comment on column submission.approved_by is 'Null: nobody approved in time, and the recipient allows that';
comment on column submission.message_id is 'The mail''s Message-ID: the same whenever it is tried';
comment on column submission.unsure is 'The connection ended after the last byte of the mail and before the server''s answer: it may have arrived or not, so a person asks';
comment on column submission.answer is 'What the server said, or why it failed';
comment on column submission.note is 'What the person said who sent it by hand';

create table submission_file (
    submission_id bigint  not null references submission,
    ordinal       int     not null,
    name          text    not null,
    media_type    text    not null,
    content       bytea   not null,
    sha256        text    not null,
    primary key (submission_id, ordinal)
);
comment on table submission_file is 'The files of a submission, exactly as they were sent';

create table submission_line (
    submission_id   bigint  not null references submission,
    business_id     bigint  not null references business,
    ordinal         int     not null,
    marking         text    not null check (marking in ('new', 'revised', 'unchanged')),
    withdrawn       boolean not null default false,
    address         text    not null,
    shopping_street text    not null,
    business_name   text    not null,
    trade           text    not null,
    yen             bigint,
    amount_unknown  boolean not null default false,
    description     text    not null,
    facts           jsonb   not null,
    primary key (submission_id, business_id)
);
create index submission_line_of_business on submission_line (business_id);
comment on table submission_line is 'The rows of Form I (様式Ⅰ) in a submission; only sent and by_hand submissions count as told to the recipient';
comment on column submission_line.withdrawn is 'A 修正 that says: reported by mistake, a double, or no damage after all';
comment on column submission_line.yen is 'Null: no amount known; the form says 約n万円';
comment on column submission_line.amount_unknown is '金額不明, in whole or in part';
comment on column submission_line.facts is 'What was compared: whether anything of it changes makes the next one 修正 or 変更無';

create table damage_description (
    incident_id bigint      not null references incident,
    business_id bigint      not null references business,
    words       text        not null,
    facts       jsonb       not null,
    written_by  bigint      not null references member,
    written_at  timestamptz not null,
    primary key (incident_id, business_id)
);
comment on table damage_description is '被害内容 of Form I as a person wrote it; kept until the facts change';
comment on column damage_description.facts is 'The facts it was written for: when they differ now, the sentence is made from the answers again';
