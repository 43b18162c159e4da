-- The page of a share-out as it was sent.

alter table submission add column page jsonb;
comment on column submission.page is 'What stands on its print page, as submission/document/ShareOutPage reads it; null: Form I, whose rows are stored, and share-outs of before';
