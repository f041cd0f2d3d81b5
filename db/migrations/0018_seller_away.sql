-- A closed shop takes no orders, whatever code asks. `created_at` is the app's present time. The share lock makes an order
-- wait for a seller who closes at this moment, and the other way round.
CREATE FUNCTION orders_seller_away() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  away timestamptz;
BEGIN
  SELECT away_until INTO away FROM sellers WHERE user_id = NEW.seller_id FOR SHARE;
  IF away > NEW.created_at THEN
    RAISE EXCEPTION 'seller % is away', NEW.seller_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_seller_away';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER orders_seller_away BEFORE INSERT ON orders FOR EACH ROW
  WHEN (NEW.mode <> 'instant') EXECUTE FUNCTION orders_seller_away();
--> statement-breakpoint
-- Each listing of the seller says until when the shop is closed.
CREATE FUNCTION sellers_away_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('souk_catalogue', json_build_object('listing', l.slug, 'category', l.category_slug)::text)
    FROM listings l WHERE l.seller_id = NEW.user_id AND l.status = 'published';
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER sellers_away_announce AFTER UPDATE OF away_until ON sellers FOR EACH ROW
  WHEN (OLD.away_until IS DISTINCT FROM NEW.away_until) EXECUTE FUNCTION sellers_away_announce();
