-- Both are "trusted": who owns the database may add them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent;
--> statement-breakpoint
-- A text as search compares it: small letters and digits of ASCII, words parted by one space. The same for what is written
-- and what is asked. Accents go; of Arabic the letter forms become one (أإآ ا, ى ي, ة ه, ؤ و, ئ ي), marks, tatweel and the
-- article go, and Arabic digits become European ones.
-- Arabic letters are then written as Tunisians write them with Latin ones (ع 3, ح 7, ق 9), one for each: in a database of
-- the locale C, as the embedded one is, pg_trgm takes nothing above ASCII for a letter.
CREATE FUNCTION souk_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(regexp_replace(
  lower(unaccent('unaccent'::regdictionary, translate(
    regexp_replace(
      translate(
        normalize(value, NFKC),
        'أإآٱىةؤئيیگکچپڤڨ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹' ||
          U&'\0640\064B\064C\064D\064E\064F\0650\0651\0652\0653\0654\0655\0670\0621\200B\200C\200D\200E\200F',
        'ااااىهوىىىككجبفق01234567890123456789'
      ),
      '(^|[^ء-ي])ال(?=[ء-ي]{3})', '\1', 'g'
    ),
    'ابتثجحخدذرزسشصضطظعغفقكلمنهوى',
    'abtxj75derzscpo6u38f9klmnhwy'
  )) COLLATE "C"),
  '[^a-z0-9]+', ' ', 'g'
));
--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "governorate" text;
--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "city" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "search_title" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "search_head" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "search_text" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_governorate" CHECK ("listings"."governorate" is null or "listings"."governorate" in ('tunis', 'ariana', 'ben-arous', 'manouba', 'bizerte', 'nabeul', 'zaghouan', 'beja', 'jendouba', 'kef', 'siliana', 'sousse', 'monastir', 'mahdia', 'sfax', 'kairouan', 'kasserine', 'sidi-bouzid', 'gafsa', 'tozeur', 'kebili', 'gabes', 'medenine', 'tataouine'));
--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_city_length" CHECK (length("listings"."city") <= 60);
--> statement-breakpoint
CREATE FUNCTION listings_searchable() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  around text;
BEGIN
  SELECT concat_ws(' ', c.name_fr, c.name_ar, c.name_en, s.name, NEW.city, NEW.governorate) INTO around
    FROM (SELECT) AS one
    LEFT JOIN categories c ON c.slug = NEW.category_slug
    LEFT JOIN sellers s ON s.user_id = NEW.seller_id;
  NEW.search_title := ' ' || souk_fold(NEW.title) || ' ';
  NEW.search_head := NEW.search_title || souk_fold(around) || ' ';
  NEW.search_text := NEW.search_head || souk_fold(NEW.description) || ' ';
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER listings_searchable
  BEFORE INSERT OR UPDATE OF title, description, category_slug, seller_id, city, governorate ON listings
  FOR EACH ROW EXECUTE FUNCTION listings_searchable();
--> statement-breakpoint
-- Names that stand elsewhere: naming a column of the trigger above in an update is what calls it.
CREATE FUNCTION sellers_searchable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE listings SET seller_id = seller_id WHERE seller_id = NEW.user_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER sellers_searchable AFTER INSERT OR UPDATE OF name ON sellers
  FOR EACH ROW EXECUTE FUNCTION sellers_searchable();
--> statement-breakpoint
CREATE FUNCTION categories_searchable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE listings SET category_slug = category_slug WHERE category_slug = NEW.slug;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER categories_searchable AFTER UPDATE OF name_fr, name_ar, name_en ON categories
  FOR EACH ROW WHEN ((OLD.name_fr, OLD.name_ar, OLD.name_en) IS DISTINCT FROM (NEW.name_fr, NEW.name_ar, NEW.name_en))
  EXECUTE FUNCTION categories_searchable();
--> statement-breakpoint
UPDATE listings SET title = title;
--> statement-breakpoint
CREATE INDEX "listings_by_price" ON "listings" USING btree ("price_minor","published_at","id") WHERE "listings"."status" = 'published' and ("listings"."stock" is null or "listings"."stock" > 0) and "listings"."currency" = 'TND';
--> statement-breakpoint
CREATE INDEX "listings_search_head" ON "listings" USING gin ("search_head" gin_trgm_ops) WHERE "listings"."status" = 'published' and ("listings"."stock" is null or "listings"."stock" > 0);
--> statement-breakpoint
CREATE INDEX "listings_search_text" ON "listings" USING gin ("search_text" gin_trgm_ops) WHERE "listings"."status" = 'published' and ("listings"."stock" is null or "listings"."stock" > 0);
