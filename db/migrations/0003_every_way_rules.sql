-- The gate looks where a listing becomes public, not at each change of a public one: an order that gives its stock back
-- must not wait for the seller's row while it holds the listing's.
CREATE OR REPLACE FUNCTION listings_gate() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  approved boolean;
BEGIN
  IF NEW.status = 'published'
     AND (TG_OP = 'INSERT' OR OLD.status <> 'published' OR OLD.seller_id <> NEW.seller_id) THEN
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
-- Stock is held while an order may be paid and given back when it ends without a sale. Below zero the check
-- `listings_stock` refuses the order. What is not counted (null) stays so.
CREATE FUNCTION orders_stock() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held_before boolean := TG_OP = 'UPDATE' AND OLD.status NOT IN ('cancelled', 'failed');
  held_now boolean := NEW.status NOT IN ('cancelled', 'failed');
BEGIN
  IF NEW.mode = 'instant' THEN
    RETURN NULL;
  END IF;
  IF held_now AND TG_OP = 'INSERT' THEN
    UPDATE listings SET stock = stock - 1 WHERE id = NEW.listing_id AND stock IS NOT NULL;
  ELSIF held_before AND NOT held_now THEN
    UPDATE listings SET stock = stock + 1 WHERE id = NEW.listing_id AND stock IS NOT NULL;
  ELSIF TG_OP = 'UPDATE' AND held_now AND NOT held_before THEN
    -- DHMAD took an ending back: the sale stands, whatever is left.
    UPDATE listings SET stock = greatest(stock - 1, 0) WHERE id = NEW.listing_id AND stock IS NOT NULL;
  ELSIF TG_OP = 'UPDATE' AND OLD.status <> NEW.status THEN
    -- Reserved becomes sold: the page says so.
    PERFORM pg_notify('souk_catalogue', json_build_object('listing', l.slug, 'category', l.category_slug)::text)
      FROM listings l WHERE l.id = NEW.listing_id AND l.status = 'published' AND l.stock = 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER orders_stock AFTER INSERT OR UPDATE OF status ON orders FOR EACH ROW EXECUTE FUNCTION orders_stock();
--> statement-breakpoint
-- Each step of an order is told to those whom it concerns, once: the job takes it from here.
CREATE FUNCTION order_events_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO order_event_outbox (event_id) VALUES (NEW.id);
  PERFORM pg_notify('souk_work', 'notify');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER order_events_outbox AFTER INSERT ON order_events FOR EACH ROW EXECUTE FUNCTION order_events_outbox();
--> statement-breakpoint
CREATE FUNCTION notifications_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('souk_live', 'user:' || NEW.user_id);
  IF TG_OP = 'INSERT' AND NEW.mail = 'due' THEN
    PERFORM pg_notify('souk_work', 'mail');
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER notifications_announce AFTER INSERT OR UPDATE OF read_at ON notifications
  FOR EACH ROW EXECUTE FUNCTION notifications_announce();
--> statement-breakpoint
CREATE FUNCTION messages_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('souk_live', 'conversation:' || NEW.conversation_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER messages_announce AFTER INSERT ON messages FOR EACH ROW EXECUTE FUNCTION messages_announce();
--> statement-breakpoint
CREATE FUNCTION reviews_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.published_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.published_at IS NULL) THEN
    PERFORM pg_notify('souk_catalogue', json_build_object('listing', l.slug, 'category', l.category_slug)::text)
      FROM listings l WHERE l.id = NEW.listing_id AND l.status = 'published';
  END IF;
  PERFORM pg_notify('souk_live', 'order:' || NEW.order_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER reviews_announce AFTER INSERT OR UPDATE OF published_at ON reviews
  FOR EACH ROW EXECUTE FUNCTION reviews_announce();
