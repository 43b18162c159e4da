-- Who is there (package roster).

create table organization (
    id           bigint generated always as identity primary key,
    channel      text not null unique,
    name         text not null check (name <> ''),
    members_hash text
);
comment on table organization is 'A society of commerce (商工会) or any other body that calls its roll';
comment on column organization.channel is 'Its own LINE channel: <key> of tenko.line.channels.<key>';
comment on column organization.members_hash is 'SHA-256 of the member file last imported at a start; null when none was';

create table district (
    id              bigint generated always as identity primary key,
    organization_id bigint not null references organization,
    name            text not null check (name <> ''),
    ordinal         integer not null,
    unique (organization_id, name)
);
comment on table district is 'District (地区)';
comment on column district.ordinal is 'Where it stands in lists: 1, 2, … in the order in which the member file first named them';

create table member (
    id                bigint generated always as identity primary key,
    organization_id   bigint not null references organization,
    number            text not null check (number <> ''),
    name              text not null check (name <> ''),
    kana              text,
    role              text not null check (role in ('director', 'deputy', 'staff')),
    deputy_order      integer check (deputy_order >= 1),
    district_id       bigint references district,
    telephone         text,
    email             text,
    language          text not null default 'ja',
    language_chosen   boolean not null default false,
    on_leave          boolean not null default false,
    line_user_id      text,
    joined_at         timestamptz,
    unreachable_since timestamptz,
    line_told_at      timestamptz,
    constraint member_number unique (organization_id, number),
    -- Deferrable: looked at when a statement ends, so that one import may swap two deputies, two phones, the director.
    constraint member_line_user unique (organization_id, line_user_id) deferrable,
    constraint member_deputy_order unique (organization_id, deputy_order) deferrable,
    constraint member_one_director exclude using btree (organization_id with =) where (role = 'director') deferrable,
    check ((role = 'deputy') = (deputy_order is not null)),
    check ((line_user_id is null) = (joined_at is null))
);
comment on table member is 'A member of staff (職員)';
comment on column member.number is 'The organization''s own number for the person (職員番号), by which an import finds them again';
comment on column member.kana is 'Reading of the name (ふりがな), for sorting';
comment on column member.role is 'director 事務局長 (one per organization), deputy 代理, staff 職員';
comment on column member.deputy_order is '1 for the first deputy, 2 for the next …: the succession';
comment on column member.telephone is 'E.164 (+81…)';
comment on column member.language is 'ja, ja-x-easy or en';
comment on column member.language_chosen is 'They chose it themselves in the conversation: an import leaves it alone';
comment on column member.on_leave is 'On leave (休職・休暇): not asked';
comment on column member.line_user_id is 'Whose phone it is; null until they have joined';
comment on column member.unreachable_since is 'When they blocked or left the account; null while LINE reaches them';
comment on column member.line_told_at is 'When the newest of follow, block and join happened: an older one that comes late changes nothing';

create table join_code (
    id         bigint generated always as identity primary key,
    member_id  bigint not null references member on delete cascade,
    code_hash  bytea not null unique,
    issued_at  timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    voided_at  timestamptz
);
create unique index join_code_open on join_code (member_id) where used_at is null and voided_at is null;
comment on table join_code is 'One-time codes (登録コード) by which a LINE user becomes a member; the code itself is nowhere';
comment on column join_code.code_hash is 'HMAC-SHA-256 of the code with tenko.roster.code-key, or with the server_secret join-code';
comment on column join_code.voided_at is 'When a newer code of the same member took its place';

create table join_attempt (
    id           bigint generated always as identity primary key,
    channel      text not null,
    line_user_id text not null,
    attempted_at timestamptz not null
);
create index join_attempt_by_user on join_attempt (channel, line_user_id, attempted_at);
create index join_attempt_by_channel on join_attempt (channel, attempted_at);
comment on table join_attempt is 'Codes that were looked up and were wrong, kept for a day, so that guessing is slowed and stopped';

create table server_secret (
    name  text primary key,
    value bytea not null
);
comment on table server_secret is 'Random keys that the server made for itself because no setting gave one';
