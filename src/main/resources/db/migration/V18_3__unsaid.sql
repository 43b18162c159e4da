-- A notice that the month's messages did not cover.

alter table deadline add column unsaid_at timestamptz;
comment on column deadline.unsaid_at is 'When a notice about it reached nobody, because the month''s messages on LINE were used up; null: none, or a later one reached somebody';
