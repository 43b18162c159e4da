-- To whom a document went, as it stood then (package submission).

alter table submission add column recipient_name text;
alter table submission add column addressee text;
alter table submission add column settled_by text;
update submission s set recipient_name = r.name, addressee = r.addressee from recipient r where r.id = s.recipient_id;
comment on column submission.recipient_name is 'The recipient as people called it when this was approved; null: as it is called now';
comment on column submission.addressee is 'As the document names it, whatever the recipient is called since; null: as it is called now';
comment on column submission.settled_by is 'The name of whoever said that it was delivered, or had arrived, as it stood then; null: nobody, or before names were kept';
comment on column submission.page is 'What stands on its print page: of a share-out all of it (submission/document/ShareOutPage), of Form I its head (FormOneHead), its rows are stored; null: of before';
