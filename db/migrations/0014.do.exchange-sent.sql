-- Everything an agency has sent, the newest first.
create index exchange_sent_deliveries on exchange_deliveries (sender, submitted_at desc, message_id desc, recipient desc);
-- A box of an agency reads in the order it is shown.
drop index exchange_received;
create index exchange_received on exchange_deliveries (recipient, submitted_at desc, message_id desc) where state <> 'submitted';
