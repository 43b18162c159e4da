-- What is wrong with the files of conversation-flows/ now. Not empty: a change was not taken into use, and the conversations go on
-- as they were before it.
create table flow_mistake (
    file     text        not null,
    line     int         not null,
    about    text        not null,      -- the question or section; empty: the file
    code     text        not null,      -- FLOW001 …
    message  text        not null,
    found_at timestamptz not null
);
