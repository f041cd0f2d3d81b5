CREATE INDEX "boosts_to_activate" ON "boosts" USING btree ("created_at") WHERE "boosts"."activated_at" is null;--> statement-breakpoint
CREATE INDEX "listings_boosted" ON "listings" USING btree ("boosted_until") WHERE "listings"."boosted_until" is not null;--> statement-breakpoint
-- A boost that is paid, or whose money went back, is work for the job of boosts at once.
CREATE FUNCTION orders_boost_work() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('souk_work', 'boosts');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER orders_boost_work AFTER UPDATE OF status ON orders FOR EACH ROW
  WHEN (NEW.mode = 'instant' AND NEW.status <> OLD.status AND NEW.status IN ('paid', 'completed', 'cancelled'))
  EXECUTE FUNCTION orders_boost_work();
