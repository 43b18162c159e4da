-- Passkeys (package console).

create table passkey_owner (
    account_id bigint primary key references account,
    handle     bytea  not null unique
);
comment on table passkey_owner is 'Under which handle the passkeys of an account are kept in telephones';
comment on column passkey_owner.handle is 'Random: it says nothing of whose it is';

create table user_credentials (
    credential_id                varchar(1000) primary key,
    user_entity_user_id          varchar(1000) not null,
    public_key                   bytea         not null,
    signature_count              bigint,
    uv_initialized               boolean,
    backup_eligible              boolean       not null,
    authenticator_transports     varchar(1000),
    public_key_credential_type   varchar(100),
    backup_state                 boolean       not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamp,
    last_used                    timestamp,
    label                        varchar(1000) not null
);
create index user_credentials_of on user_credentials (user_entity_user_id);
comment on table user_credentials is 'Passkeys: names and columns are those of Spring Security, which reads and writes it';
comment on column user_credentials.public_key is 'The private half never leaves the telephone';
