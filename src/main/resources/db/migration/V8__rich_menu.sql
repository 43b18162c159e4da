-- The menus under people's chats (LINE's rich menus): which there should be, which there are at LINE, who has which.

-- One row is one menu with all that is in it; another wording or picture is another menu, since LINE changes none.
create table rich_menu (
    channel  text    not null,
    name     text    not null,                 -- at LINE, where it is found again by it: tenko/<audience>/<language>/<hash>
    audience text    not null,
    language text    not null,
    wanted   boolean not null,                 -- false: an earlier one, deleted once nobody has it
    line_id  text,                             -- LINE's richMenuId; null: LINE has none
    ready    boolean not null default false,   -- LINE has its picture, too
    primary key (channel, name),
    check (line_id is not null or not ready)
);
create unique index rich_menu_wanted on rich_menu (channel, audience, language) where wanted;

-- What LINE was told last. No row: nothing, the person sees the default.
create table rich_menu_link (
    channel      text not null,
    line_user_id text not null,
    line_id      text not null,
    refused      text,                         -- why LINE would not; not tried again until another menu is wanted
    primary key (channel, line_user_id)
);
create index rich_menu_link_of on rich_menu_link (channel, line_id);

-- Who of several servers looks after a channel's menus, and what strangers see.
create table rich_menu_channel (
    channel         text primary key,
    keeper          uuid,
    leased_until    timestamptz,
    default_line_id text
);

-- Who should have which menu. It follows from who somebody is, so whatever changes a person changes this in the same transaction.
create view rich_menu_wish as
select o.channel, m.line_user_id, case m.role when 'staff' then 'staff' else 'leader' end as audience, m.language
from member m
join organization o on o.id = m.organization_id
where m.line_user_id is not null and m.unreachable_since is null
union all
select o.channel, c.line_user_id,
       case when exists (select from officer f where f.contact_id = c.id) then 'officer' else 'business' end, c.language
from contact c
join organization o on o.id = c.organization_id
where c.line_user_id is not null and c.unreachable_since is null
  and not exists (select from member m where m.organization_id = c.organization_id and m.line_user_id = c.line_user_id);
