-- Systems that read over the JSON API (package signin).

create table api_token (
    account_id   bigint      primary key references account,
    token_hash   bytea       not null unique,
    ending       text        not null check (ending <> ''),
    made_by      bigint      not null references account,
    made_at      timestamptz not null,
    last_used_at timestamptz,
    minute       timestamptz,
    in_minute    int         not null default 0
);
comment on table api_token is 'A system of the town that reads over the JSON API. It is an account of its own: name, end and what it sees stand there';
comment on column api_token.token_hash is 'SHA-256; the token itself is shown once, when it is made';
comment on column api_token.ending is 'Its last letters, so that people can tell which one they hold';
comment on column api_token.minute is 'The minute of its last request; in_minute counts those of that minute';

comment on table audit is 'What people did in the console and systems looked up over the API (package signin). No row is ever changed';
create index audit_of_account on audit (account_id, deed, at);
