-- A seller's public page shows name, verification, listings and reviews: `{"seller": handle}` names it where one of
-- these changes. Reviews change the rating besides, which all listings of the seller show: `{"rated": handle}`.
CREATE FUNCTION announce_seller(who uuid, change text) RETURNS void LANGUAGE sql AS $$
  SELECT pg_notify('souk_catalogue', json_build_object(change, handle)::text) FROM sellers WHERE user_id = who;
$$;
--> statement-breakpoint
CREATE FUNCTION sellers_page_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.name, OLD.handle, OLD.kyc_status) IS NOT DISTINCT FROM (NEW.name, NEW.handle, NEW.kyc_status) THEN
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    PERFORM pg_notify('souk_catalogue', json_build_object('seller', OLD.handle)::text);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM pg_notify('souk_catalogue', json_build_object('seller', NEW.handle)::text);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER sellers_page_announce AFTER INSERT OR UPDATE OR DELETE ON sellers
  FOR EACH ROW EXECUTE FUNCTION sellers_page_announce();
--> statement-breakpoint
CREATE FUNCTION listings_seller_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.status = 'published' THEN
    PERFORM announce_seller(OLD.seller_id, 'seller');
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.status = 'published' THEN
    PERFORM announce_seller(NEW.seller_id, 'seller');
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER listings_seller_announce AFTER INSERT OR UPDATE OR DELETE ON listings
  FOR EACH ROW EXECUTE FUNCTION listings_seller_announce();
--> statement-breakpoint
CREATE FUNCTION listing_images_seller_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce_seller(l.seller_id, 'seller') FROM listings l
    WHERE l.id = COALESCE(NEW.listing_id, OLD.listing_id) AND l.status = 'published';
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER listing_images_seller_announce AFTER INSERT OR UPDATE OR DELETE ON listing_images
  FOR EACH ROW EXECUTE FUNCTION listing_images_seller_announce();
--> statement-breakpoint
-- Of the last one, reserved becomes sold: its card says so.
CREATE FUNCTION orders_seller_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce_seller(l.seller_id, 'seller') FROM listings l
    WHERE l.id = NEW.listing_id AND l.status = 'published' AND l.stock = 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER orders_seller_announce AFTER UPDATE OF status ON orders FOR EACH ROW
  WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION orders_seller_announce();
--> statement-breakpoint
-- Only what is public is announced: a hidden review changes no public page. The order's pages follow its version.
CREATE OR REPLACE FUNCTION reviews_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.published_at IS NOT NULL THEN
    PERFORM announce_seller(CASE OLD.side WHEN 'buyer' THEN OLD.subject_id ELSE OLD.author_id END, 'rated');
  ELSIF TG_OP <> 'DELETE' AND NEW.published_at IS NOT NULL THEN
    PERFORM announce_seller(CASE NEW.side WHEN 'buyer' THEN NEW.subject_id ELSE NEW.author_id END, 'rated');
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER reviews_announce ON reviews;
--> statement-breakpoint
CREATE TRIGGER reviews_announce AFTER INSERT OR UPDATE OR DELETE ON reviews
  FOR EACH ROW EXECUTE FUNCTION reviews_announce();
--> statement-breakpoint
-- What was published is not reworded; taking it away stays possible.
CREATE FUNCTION reviews_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'review % was published and stays as it is', OLD.id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'reviews_stay';
END $$;
--> statement-breakpoint
CREATE TRIGGER reviews_stay BEFORE UPDATE ON reviews FOR EACH ROW
  WHEN (OLD.published_at IS NOT NULL AND (OLD.rating, OLD.text) IS DISTINCT FROM (NEW.rating, NEW.text))
  EXECUTE FUNCTION reviews_stay();
--> statement-breakpoint
-- Reviews carry their author's given name: whoever changes or takes away theirs changes it there too.
CREATE FUNCTION users_review_name_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce_seller(r.subject_id, 'rated') FROM reviews r
    WHERE r.author_id = NEW.id AND r.side = 'buyer' AND r.published_at IS NOT NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER users_review_name_announce AFTER UPDATE OF name ON users FOR EACH ROW
  WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION users_review_name_announce();
