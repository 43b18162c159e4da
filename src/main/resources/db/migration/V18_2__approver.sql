-- Who approved a document, by name: an administrator of the console may be no member of staff.

alter table submission add column approver text;
comment on column submission.approver is 'The name of whoever approved it, as it stood then; null: nobody in time, or before names were kept';
comment on column submission.approved_by is 'The member who approved it; null: an administrator who is none (approver), or nobody in time (unconfirmed)';
