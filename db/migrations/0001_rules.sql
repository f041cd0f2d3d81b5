-- The KYC gate in the database (design, rule 8): a listing of an unverified seller cannot be published.
CREATE FUNCTION listings_gate() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  approved boolean;
BEGIN
  IF NEW.status = 'published' THEN
    -- The share lock makes a concurrent withdrawal of the approval wait, so that its own trigger sees this listing.
    SELECT kyc_status = 'approved' INTO approved FROM sellers WHERE user_id = NEW.seller_id FOR SHARE;
    IF approved IS NOT TRUE THEN
      RAISE EXCEPTION 'seller % is not verified: the listing cannot be published', NEW.seller_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'listings_kyc_gate';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER listings_gate BEFORE INSERT OR UPDATE ON listings FOR EACH ROW EXECUTE FUNCTION listings_gate();
--> statement-breakpoint
-- When approval is withdrawn the seller's listings go offline, and come back with it.
CREATE FUNCTION sellers_gate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.kyc_status = 'approved' AND NEW.kyc_status <> 'approved' THEN
    UPDATE listings SET status = 'suspended', updated_at = now() WHERE seller_id = NEW.user_id AND status = 'published';
  ELSIF OLD.kyc_status <> 'approved' AND NEW.kyc_status = 'approved' THEN
    UPDATE listings SET status = 'published', updated_at = now() WHERE seller_id = NEW.user_id AND status = 'suspended';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER sellers_gate AFTER UPDATE OF kyc_status ON sellers FOR EACH ROW EXECUTE FUNCTION sellers_gate();
--> statement-breakpoint
-- The timeline and the ledger only grow.
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER order_events_append_only BEFORE UPDATE OR DELETE ON order_events FOR EACH ROW EXECUTE FUNCTION append_only();
--> statement-breakpoint
CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE ON ledger_entries FOR EACH ROW EXECUTE FUNCTION append_only();
--> statement-breakpoint
CREATE FUNCTION ledger_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  total bigint;
BEGIN
  SELECT sum(amount_millimes) INTO total FROM ledger_entries WHERE order_id = NEW.order_id AND movement = NEW.movement;
  IF total <> 0 THEN
    RAISE EXCEPTION 'ledger movement % of order % sums to %', NEW.movement, NEW.order_id, total
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_balanced';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_balanced AFTER INSERT ON ledger_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_balanced();
--> statement-breakpoint
-- What changes announces itself: public pages are refreshed from `souk_catalogue`, open screens from `souk_live`.
CREATE FUNCTION listings_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.status = 'published' THEN
    PERFORM pg_notify('souk_catalogue', json_build_object('listing', OLD.slug, 'category', OLD.category_slug)::text);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.status = 'published' THEN
    PERFORM pg_notify('souk_catalogue', json_build_object('listing', NEW.slug, 'category', NEW.category_slug)::text);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER listings_announce AFTER INSERT OR UPDATE OR DELETE ON listings FOR EACH ROW EXECUTE FUNCTION listings_announce();
--> statement-breakpoint
CREATE FUNCTION listing_images_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('souk_catalogue', json_build_object('listing', l.slug, 'category', l.category_slug)::text)
    FROM listings l WHERE l.id = COALESCE(NEW.listing_id, OLD.listing_id) AND l.status = 'published';
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER listing_images_announce AFTER INSERT OR UPDATE OR DELETE ON listing_images
  FOR EACH ROW EXECUTE FUNCTION listing_images_announce();
--> statement-breakpoint
CREATE FUNCTION categories_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('souk_catalogue', '{"everything": true}');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER categories_announce AFTER INSERT OR UPDATE OR DELETE ON categories
  FOR EACH STATEMENT EXECUTE FUNCTION categories_announce();
--> statement-breakpoint
CREATE FUNCTION sellers_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.name, OLD.handle) IS DISTINCT FROM (NEW.name, NEW.handle) THEN
    PERFORM pg_notify('souk_catalogue', json_build_object('listing', l.slug, 'category', l.category_slug)::text)
      FROM listings l WHERE l.seller_id = NEW.user_id AND l.status = 'published';
  END IF;
  PERFORM pg_notify('souk_live', 'seller:' || NEW.user_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER sellers_announce AFTER INSERT OR UPDATE ON sellers FOR EACH ROW EXECUTE FUNCTION sellers_announce();
--> statement-breakpoint
CREATE FUNCTION orders_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('souk_live', 'order:' || NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER orders_announce AFTER UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders_announce();
