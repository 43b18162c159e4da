-- What a person saw of a document before they approved it.

create table draft_shown (
    incident_id  bigint      not null references incident,
    recipient_id bigint      not null references recipient,
    fingerprint  text        not null,
    shown_at     timestamptz not null,
    figures      jsonb       not null,
    lines        jsonb       not null,
    primary key (incident_id, recipient_id, fingerprint)
);
create index draft_shown_old on draft_shown (shown_at);
comment on table draft_shown is 'Drafts as they were shown, for some days: what has changed since is said to whoever approves an older one';
comment on column draft_shown.fingerprint is 'Draft.fingerprint: carried by the page and by the button';
comment on column draft_shown.lines is 'The rows of Form I without their facts; empty for other documents';
