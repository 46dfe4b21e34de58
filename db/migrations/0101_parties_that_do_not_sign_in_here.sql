-- Agreements with organisations that nobody signs in for here: police, health, a contractor. Their yes is written down by a
-- council's own agreements officer together with the signed paper, whose content has its mark (governance A2, A3).

alter table instrument_document add unique (owner, id, instrument_id);

-- Which kept paper bears the signature. Written in one transaction with it, in whichever order.
alter table instrument_signature add column document_id uuid,
  add foreign key (owner, document_id, instrument_id) references instrument_document (owner, id, instrument_id)
    deferrable initially deferred;
