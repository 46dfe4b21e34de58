-- Section 113 placements say how much of full time they take, and who bears the liability (governance A2). Empty where a
-- placement was written down before these were asked for: what nobody said is not made up.
alter table s113_placement add column share_of_full_time integer check (share_of_full_time between 1 and 100);
alter table s113_placement add column indemnity text check (length(indemnity) > 0);
-- Who agreed that all placements together take more than full time, and why.
alter table s113_placement add column waiver text check (length(waiver) > 0);
