-- A damage survey is answered on a page, too: by a business whom LINE does not reach (packages webform, roster).

alter table business add column email text;
comment on column business.email is 'Where a damage survey reaches them when LINE does not; null: not known';

alter table personal_link alter column roll_call_id drop not null;
alter table personal_link alter column member_id drop not null;
alter table personal_link
    add column incident_id bigint references incident,
    add column business_id bigint references business on delete cascade,
    add column contact_id  bigint references contact on delete cascade,
    add constraint personal_link_for check (
        num_nonnulls(roll_call_id, member_id) = 2 and num_nonnulls(incident_id, business_id, contact_id) = 0
        or num_nonnulls(roll_call_id, member_id) = 0 and num_nonnulls(incident_id, business_id, contact_id) = 3);
create index personal_link_of_contact on personal_link (incident_id, business_id, contact_id, kind) where incident_id is not null;
comment on table personal_link is 'Ways to one person''s page in one roll call, or in the damage survey of one incident: links in mails, codes that are read out on the telephone. Only hashes are kept';
comment on column personal_link.contact_id is 'Who answers for the business; null: a roll call';

alter table prompt_mail alter column roll_call_id drop not null;
alter table prompt_mail alter column member_id drop not null;
alter table prompt_mail
    add column incident_id bigint references incident,
    add column business_id bigint references business on delete cascade,
    add constraint prompt_mail_for check (
        num_nonnulls(roll_call_id, member_id) = 2 and num_nonnulls(incident_id, business_id) = 0
        or num_nonnulls(roll_call_id, member_id) = 0 and num_nonnulls(incident_id, business_id) = 2),
    add constraint prompt_mail_survey unique (incident_id, business_id, number);
comment on table prompt_mail is 'The prompt and the reminders of a roll call, and the damage survey, as mails to those whom LINE does not reach. Words and link are made when it is sent';
comment on column prompt_mail.business_id is 'Asked for its damage, at the address that the list has for it; null: a roll call';
