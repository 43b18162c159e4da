-- Every definition of a flow that was ever live: a conversation finishes on the one it began with.
create table flow_definition (
    hash          text        primary key,   -- SHA-256 of the source
    form_id       text        not null,
    version       text        not null,
    source        text        not null,      -- the file as it was
    first_used_at timestamptz not null
);
