-- Who has an open socket waits in the lobby until they join the call: the serial at which they did, null before. It names the stay in the call.
alter table signaling_peer add column joined bigint;
-- Sockets from before this were all in the call.
update signaling_peer set joined = serial;

-- What is told once more because nobody knows whether it was written is written once.
alter table event add column telling text;
create unique index event_told_once on event (clinic_id, telling) where telling is not null;
