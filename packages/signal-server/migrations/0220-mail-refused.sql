-- The mail server's answer where it will never take a mail for this address, such as 550 for a letter box that does not exist.
alter table mail add column refused integer;
