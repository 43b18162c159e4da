-- Answers on a page, and the personal links that lead to it (package webform).

alter table reply drop constraint reply_source_check;
alter table reply add constraint reply_source_check check (source in ('self', 'proxy', 'web'));
comment on column reply.source is 'self: by LINE; web: themself, on the page behind their personal link; proxy: somebody else for them';

create table personal_link (
    id           bigint generated always as identity primary key,
    roll_call_id bigint      not null references roll_call,
    member_id    bigint      not null references member,
    kind         text        not null check (kind in ('link', 'code')),
    secret_hash  bytea       not null unique,
    issued_at    timestamptz not null,
    used_at      timestamptz,
    sends        int         not null default 0
);
create index personal_link_of_member on personal_link (roll_call_id, member_id, kind);
comment on table personal_link is 'Ways to one person''s page in one roll call: links in mails, codes that are read out on the telephone. Only hashes are kept';
comment on column personal_link.secret_hash is 'SHA-256 of what stands in the address, or of the code';
comment on column personal_link.used_at is 'A code opens the page once; null: not yet, and always of a link';
comment on column personal_link.sends is 'How often the page was sent: nobody corrects an answer a hundred times';

create table prompt_mail (
    id              bigint generated always as identity primary key,
    roll_call_id    bigint      not null references roll_call,
    member_id       bigint      not null references member,
    number          int         not null check (number >= 0),
    state           text        not null default 'waiting' check (state in ('waiting', 'sent', 'not_wanted', 'refused')),
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    sent_at         timestamptz,
    last_error      text,
    unique (roll_call_id, member_id, number)
);
create index prompt_mail_due on prompt_mail (next_attempt_at) where state = 'waiting';
comment on table prompt_mail is 'The prompt and the reminders of a roll call as mails, to those whom LINE does not reach. Words and link are made when it is sent';
comment on column prompt_mail.number is '0: the prompt; n: the nth reminder; those that a leader asked for count on';
comment on column prompt_mail.state is 'not_wanted: they answered meanwhile, or the roll call is over; refused: given up, see last_error';
