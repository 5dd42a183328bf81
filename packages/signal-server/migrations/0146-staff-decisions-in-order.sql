-- Decisions of the same moment keep their order.
alter table staff_decision add column nth bigint generated always as identity;
