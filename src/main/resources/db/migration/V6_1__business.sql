-- Who reports damage: businesses, the people who speak for them, officers (package roster). V6 was taken already.

create table trade (
    id              bigint generated always as identity primary key,
    organization_id bigint  not null references organization,
    name            text    not null check (name <> ''),
    ordinal         integer not null,
    unique (organization_id, name)
);
comment on table trade is 'Trade (業種), as the organization names them';
comment on column trade.ordinal is 'Where it stands in lists: 1, 2, … in the order in which the business file first named them';

create table business (
    id              bigint generated always as identity primary key,
    organization_id bigint           not null references organization,
    number          text             check (number <> ''),
    name            text             not null check (name <> ''),
    folded_name     text             not null,
    representative  text,
    trade_id        bigint           references trade,
    district_id     bigint           references district,
    address         text,
    shopping_street text,
    telephone       text,
    latitude        double precision,
    longitude       double precision,
    employees       integer          check (employees >= 0),
    society_member  boolean          not null default true,
    small           boolean          not null default false,
    bcp             text             not null default 'unknown' check (bcp in ('unknown', 'none', 'planned', 'made')),
    registered_at   timestamptz,
    listed_as       bigint           references business,
    declined_at     timestamptz,
    settled_by      bigint           references member,
    told_at         timestamptz,
    constraint business_number unique (organization_id, number),
    check ((latitude is null) = (longitude is null)),
    check (number is null or listed_as is null),
    check (number is not null or registered_at is not null)
);
create index business_of_telephone on business (organization_id, telephone);
create index business_listed_as on business (listed_as) where listed_as is not null;
create index business_unsettled on business (organization_id, registered_at)
    where number is null and listed_as is null and declined_at is null;
comment on table business is 'A business (事業者・事業所): of the society''s list, or registered by its own people and not yet matched to the list';
comment on column business.number is 'The society''s own number, by which an import finds it again; null: not in the list (yet)';
comment on column business.folded_name is 'The name as it is searched: without width, case, spaces and legal form (株式会社 …)';
comment on column business.shopping_street is 'Shopping street (商店街名); null: in none';
comment on column business.telephone is 'E.164 (+81…) where it could be read, otherwise as written';
comment on column business.society_member is 'Member of the society (会員), or not (非会員)';
comment on column business.small is 'Small business (小規模事業者)';
comment on column business.bcp is 'BCP取組状況: unknown 不明, none 未着手, planned 策定中, made 策定済み';
comment on column business.registered_at is 'When its own people registered it on LINE; null: it came from the list';
comment on column business.listed_as is 'A registered one that was found in the list: what it reports belongs to that one. Null: it stands for itself';
comment on column business.declined_at is 'The office said that this registration is no business here; null otherwise';
comment on column business.settled_by is 'Who matched the registration to the list, took it into the list, or declined it; null: nobody yet';
comment on column business.told_at is 'When the leaders were told of the registration; null: not yet, or it came from the list';

create table contact (
    id                bigint generated always as identity primary key,
    organization_id   bigint not null references organization,
    name              text   not null check (name <> ''),
    telephone         text,
    language          text   not null default 'ja',
    line_user_id      text,
    joined_at         timestamptz,
    unreachable_since timestamptz,
    line_told_at      timestamptz,
    unique (organization_id, line_user_id),
    check ((line_user_id is null) = (joined_at is null))
);
comment on table contact is 'Contact (担当者): a LINE user who speaks for businesses; or an officer from the file, who may not have joined yet';
comment on column contact.unreachable_since is 'When they blocked or left the account; null while LINE reaches them';
comment on column contact.line_told_at is 'When the newest of follow, block and join happened: an older one that comes late changes nothing';

create table contact_business (
    contact_id  bigint      not null references contact on delete cascade,
    business_id bigint      not null references business,
    since       timestamptz not null,
    primary key (contact_id, business_id)
);
create index contact_business_of on contact_business (business_id);
comment on table contact_business is 'Who speaks for which business';

create table officer (
    id              bigint generated always as identity primary key,
    organization_id bigint not null references organization,
    district_id     bigint references district,
    trade_id        bigint references trade,
    contact_id      bigint references contact on delete cascade,
    member_id       bigint references member,
    check (num_nonnulls(district_id, trade_id) = 1),
    check (num_nonnulls(contact_id, member_id) = 1),
    unique nulls not distinct (organization_id, district_id, trade_id, contact_id, member_id)
);
create index officer_contact on officer (contact_id) where contact_id is not null;
create index officer_member on officer (member_id) where member_id is not null;
comment on table officer is 'District directors (地区理事) and trade directors (業種理事): the small fixed set of people who say how their district or trade looks';

create table area_total (
    organization_id bigint  not null references organization,
    district_id     bigint  references district,
    trade_id        bigint  references trade,
    businesses      integer not null check (businesses >= 0),
    check (num_nonnulls(district_id, trade_id) <= 1),
    unique nulls not distinct (organization_id, district_id, trade_id)
);
comment on table area_total is 'How many businesses there are in all, joined or not, listed or not: the scale of damage divides by it. No row: as many as are listed';
comment on column area_total.district_id is 'Of this district; both null: of the whole area';

-- A code makes a member, an officer, or several people of one business.
alter table join_code
    alter column member_id drop not null,
    add column contact_id  bigint references contact on delete cascade,
    add column business_id bigint references business on delete cascade,
    add column uses_left   integer not null default 1 check (uses_left >= 0),
    add constraint join_code_for check (num_nonnulls(member_id, contact_id, business_id) = 1);
create unique index join_code_open_contact on join_code (contact_id) where used_at is null and voided_at is null;
create unique index join_code_open_business on join_code (business_id) where used_at is null and voided_at is null;
comment on column join_code.uses_left is 'How many people may still join with it; a code of a business works for several';
comment on column join_code.used_at is 'When the last person who may use it did';

-- What was last taken over at a start, of each kind of file.
create table imported_file (
    organization_id bigint not null references organization,
    kind            text   not null check (kind in ('members', 'businesses', 'officers', 'contacts', 'totals')),
    sha256          text   not null,
    primary key (organization_id, kind)
);
comment on table imported_file is 'SHA-256 of each file last imported at a start: one that is the same is not imported again';
insert into imported_file select id, 'members', members_hash from organization where members_hash is not null;
alter table organization drop column members_hash;
