DROP INDEX "listings_public";--> statement-breakpoint
DROP INDEX "listings_newest";--> statement-breakpoint
CREATE INDEX "listings_of_category" ON "listings" USING btree ("category_slug",("boosted_until" is null),"published_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "listings"."status" = 'published' and ("listings"."stock" is null or "listings"."stock" > 0);--> statement-breakpoint
CREATE INDEX "orders_unpaid_of_listing" ON "orders" USING btree ("listing_id") WHERE "orders"."status" in ('placing', 'awaiting_payment');--> statement-breakpoint
CREATE INDEX "listings_newest" ON "listings" USING btree ("published_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "listings"."status" = 'published' and ("listings"."stock" is null or "listings"."stock" > 0);