-- How a person or thing is tied to the purpose of the message that brought it (Directive (EU) 2023/977, Article 4).
alter table exchange_holdings add column role text, add column link text, add column link_text text;
alter table exchange_items drop column role;

-- The envelope holds a digest of each item, not the item, so that what is withdrawn or erased is gone from it too. The salt
-- keeps a digest from being guessed, and is erased with the item.
alter table exchange_items add column salt text;
