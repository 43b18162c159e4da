-- Who may open the console (package signin), and what they did there (package console).

create table account (
    id              bigint generated always as identity primary key,
    organization_id bigint      not null references organization,
    member_id       bigint      unique references member,
    name            text        check (name <> ''),
    administrator   boolean     not null default false,
    sees_people     boolean     not null default false,
    ends_at         timestamptz,
    closed_at       timestamptz,
    created_at      timestamptz not null,
    signed_in_at    timestamptz,
    check ((member_id is null) = (name is not null)),
    check (member_id is not null or administrator or ends_at is not null)
);
create index account_of_organization on account (organization_id);
comment on table account is 'Somebody who may open the console: a member (made when they first ask), a viewer from outside, or an administrator';
comment on column account.name is 'Of somebody who is no member';
comment on column account.administrator is 'May do everything, give and take access included';
comment on column account.sees_people is 'For viewers: names and telephone numbers, not only figures. Members see them by their role';
comment on column account.ends_at is 'From then on they are not let in; always set for a viewer';
comment on column account.closed_at is 'Taken away by an administrator';
comment on column account.signed_in_at is 'When they last signed in; null: never';

create table sign_in_token (
    id           bigint generated always as identity primary key,
    kind         text        not null check (kind in ('link', 'number', 'recovery')),
    account_id   bigint      references account,
    token_hash   bytea       not null unique,
    number_hash  bytea,
    wrong        int         not null default 0,
    issued_at    timestamptz not null,
    expires_at   timestamptz,
    used_at      timestamptz,
    check ((kind = 'number') = (number_hash is not null)),
    check (kind = 'number' or account_id is not null),
    check (kind = 'recovery' or expires_at is not null)
);
create index sign_in_token_of_account on sign_in_token (account_id, kind, issued_at);
create index sign_in_token_old on sign_in_token (expires_at);
comment on table sign_in_token is 'One-time ways in: only hashes are kept';
comment on column sign_in_token.account_id is 'Null: somebody unknown asked for a number, and was told the same as everybody';
comment on column sign_in_token.token_hash is 'SHA-256 of the link''s or recovery code''s secret; for a number, of the secret that stays in the browser that asked';
comment on column sign_in_token.number_hash is 'SHA-256 of that secret and the six digits that went to LINE: neither alone is of use';
comment on column sign_in_token.wrong is 'How often other digits were typed; five end it';

create table sign_in_try (
    source text        not null,
    at     timestamptz not null
);
create index sign_in_try_of_source on sign_in_try (source, at);
comment on table sign_in_try is 'From where somebody asked for a way in or tried one, kept for a day, so that guessing is slowed';
comment on column sign_in_try.source is 'IP address';

create table audit (
    id              bigint generated always as identity primary key,
    organization_id bigint      not null references organization,
    at              timestamptz not null,
    account_id      bigint      not null references account,
    deed            text        not null check (deed <> ''),
    member_id       bigint      references member,
    detail          text
);
create index audit_newest on audit (organization_id, id desc);
comment on table audit is 'What people did in the console, and whom they looked up. No row is ever changed';
comment on column audit.deed is 'Its words are audit.<deed> in messages-console*.properties';
comment on column audit.member_id is 'Whom it was about; null: nobody in particular';
comment on column audit.detail is 'What was changed or chosen, in figures and codes; no telephone numbers, no answers';

alter table outbox add column noticed_at timestamptz;
alter table inbox add column noticed_at timestamptz;
comment on column outbox.noticed_at is 'When a leader said that they know it could not be sent; null: it is shown';
comment on column inbox.noticed_at is 'The same of an event that was set aside';
