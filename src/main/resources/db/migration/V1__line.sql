-- What LINE told us. One row is one webhook event; it is handled once, in order per person.
create table inbox (
    id               bigint generated always as identity primary key,
    channel          text        not null,
    webhook_event_id text        not null,
    line_user_id     text,                              -- null: the event has no person (LINE leaves the source out)
    occurred_at      timestamptz not null,              -- LINE's time of the event; the order of a person's events
    received_at      timestamptz not null,
    kept_at          timestamptz not null default clock_timestamp(),   -- by the clock of the database
    redelivery       boolean     not null,
    payload          text        not null,              -- the event as LINE sent it
    state            text        not null default 'waiting' check (state in ('waiting', 'done', 'set_aside')),
    attempts         int         not null default 0,
    next_attempt_at  timestamptz not null,
    handled_at       timestamptz,
    last_error       text,
    unique (channel, webhook_event_id)                  -- the only dedupe
);
create index inbox_waiting on inbox (channel, line_user_id, occurred_at, id) where state = 'waiting';
create index inbox_set_aside on inbox (id) where state = 'set_aside';

-- What LINE is to be told. One row is one API request; its id is the retry key.
create table outbox (
    id               uuid        primary key,
    seq              bigint      generated always as identity,
    channel          text        not null,
    kind             text        not null check (kind in ('reply', 'push', 'multicast')),
    recipients       text[]      not null,
    lane             text,                              -- the one recipient, whose messages keep their order; null: many
    reply_token      text,
    reply_until      timestamptz,                       -- LINE takes the token until then
    messages         text        not null,              -- JSON array as LINE takes it
    state            text        not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'dead')),
    leased_until     timestamptz,
    attempts         int         not null default 0,
    unsure           boolean     not null default false, -- LINE may have taken an earlier attempt
    next_attempt_at  timestamptz not null,
    expires_at       timestamptz not null,              -- of no use to anyone after that
    created_at       timestamptz not null,
    first_attempt_at timestamptz,
    sent_at          timestamptz,
    line_request_id  text,
    last_error       text
);
create index outbox_open on outbox (channel, lane, seq) where state in ('waiting', 'sending');
create index outbox_dead on outbox (seq) where state = 'dead';
create index outbox_counted on outbox (channel, created_at) where kind <> 'reply';

-- What LINE said last of a channel's monthly messages, and whether it refuses pushes because they are used up.
create table line_quota (
    channel           text        primary key,
    monthly_limit     bigint,                           -- null: no limit
    used              bigint      not null,
    asked_at          timestamptz not null,
    exhausted_at      timestamptz                       -- LINE answered 429 "monthly limit"; null: pushes go out
);

-- Photos that people sent. LINE deletes them after a time it does not tell, so they are fetched at once.
create table content (
    channel         text        not null,
    message_id      text        not null,              -- LINE's id of the message, unique in the whole Messaging API
    state           text        not null default 'waiting' check (state in ('waiting', 'kept', 'gone')),
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    asked_at        timestamptz not null,
    kept_at         timestamptz,
    media_type      text,
    sha256          text,                              -- of the bytes as LINE gave them, hexadecimal
    bytes           bytea,
    last_error      text,
    primary key (channel, message_id)
);
create index content_waiting on content (next_attempt_at) where state = 'waiting';
