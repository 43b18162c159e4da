-- What was typed into the federation's own system, which has no interface (package submission.federation).

create table typed_entry (
    incident_id bigint not null references incident,
    business_id bigint not null references business on delete cascade,
    taken_by    bigint references member,
    taken_at    timestamptz,
    typed_by    bigint references member,
    typed_at    timestamptz,
    typed       jsonb,
    primary key (incident_id, business_id)
);
comment on table typed_entry is 'How far a business''s damage is typed into the federation''s system (商工会災害対応システム)';
comment on column typed_entry.taken_by is 'Who is typing it at this moment, so that nobody else does; null: nobody';
comment on column typed_entry.typed is 'Field → value as it was typed: what differs now is to be typed again; null: never typed';
