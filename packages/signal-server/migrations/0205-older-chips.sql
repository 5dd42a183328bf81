-- Chips from before ISO 11784 have nine digits or ten signs; whoever reads one writes it down as it is.
alter table pet drop constraint pet_microchip_check, add constraint pet_microchip_check check (microchip ~ '^([0-9]{15}|[0-9]{9}|[0-9A-F]{10})$');
