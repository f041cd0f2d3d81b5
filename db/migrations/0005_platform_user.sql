-- The marketplace as a party of its own sales (boosts): nobody signs in as it. At DHMAD it is our associated user.
INSERT INTO users (id, name, email) VALUES ('00000000-0000-4000-8000-000000000001', 'Souk', 'marketplace@souk.invalid')
  ON CONFLICT DO NOTHING;
