-- The hotline's user and database. As PostgreSQL's administrator:
--   sudo -u postgres psql -v password='a long password' -f create.sql
-- The user owns the database, because the server brings its own tables up to date at each start. Nobody else may
-- connect; whoever reads for reports gets a role of his own with SELECT on what he needs.
\set ON_ERROR_STOP on
CREATE ROLE hotline LOGIN PASSWORD :'password';
CREATE DATABASE hotline OWNER hotline ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0;
REVOKE CONNECT, TEMPORARY ON DATABASE hotline FROM PUBLIC;
