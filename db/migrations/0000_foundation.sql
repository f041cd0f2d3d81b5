CREATE TYPE "public"."locale_code" AS ENUM('fr', 'ar', 'en');--> statement-breakpoint
CREATE TYPE "public"."user_role" AS ENUM('member', 'operator');--> statement-breakpoint
CREATE TYPE "public"."call_state" AS ENUM('intended', 'sent', 'succeeded', 'refused', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."webhook_state" AS ENUM('applied', 'ignored', 'parked');--> statement-breakpoint
CREATE TYPE "public"."listing_status" AS ENUM('draft', 'published', 'suspended');--> statement-breakpoint
CREATE TYPE "public"."change_source" AS ENUM('command', 'webhook', 'return', 'reconciler', 'replay');--> statement-breakpoint
CREATE TYPE "public"."checkout_status" AS ENUM('pending', 'completed', 'expired', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."ledger_account" AS ENUM('buyer', 'held', 'seller', 'dhmad_fee', 'platform_fee');--> statement-breakpoint
CREATE TYPE "public"."order_actor" AS ENUM('buyer', 'seller', 'dhmad', 'souk');--> statement-breakpoint
CREATE TYPE "public"."order_mode" AS ENUM('standard', 'quick', 'quick_proof', 'instant');--> statement-breakpoint
CREATE TYPE "public"."order_status" AS ENUM('placing', 'awaiting_payment', 'paid', 'delivered', 'completed', 'cancelled', 'failed');--> statement-breakpoint
CREATE TYPE "public"."kyc_status" AS ENUM('requested', 'pending', 'approved', 'rejected');--> statement-breakpoint
CREATE TABLE "accounts" (
	"user_id" uuid NOT NULL,
	"type" text NOT NULL,
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"refresh_token" text,
	"access_token" text,
	"expires_at" integer,
	"token_type" text,
	"scope" text,
	"id_token" text,
	"session_state" text,
	CONSTRAINT "accounts_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "rate_limits_key_window_start_pk" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"session_token" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text,
	"email" text NOT NULL,
	"email_verified" timestamp with time zone,
	"image" text,
	"role" "user_role" DEFAULT 'member' NOT NULL,
	"locale" "locale_code" DEFAULT 'fr' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification_tokens" (
	"identifier" text NOT NULL,
	"token" text NOT NULL,
	"expires" timestamp with time zone NOT NULL,
	CONSTRAINT "verification_tokens_identifier_token_pk" PRIMARY KEY("identifier","token")
);
--> statement-breakpoint
CREATE TABLE "dhmad_calls" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"operation" text NOT NULL,
	"state" "call_state" DEFAULT 'intended' NOT NULL,
	"order_id" uuid,
	"user_id" uuid,
	"escrow_id" text,
	"request" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"http_status" integer,
	"error_code" text,
	"error_message" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "webhook_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"webhook_id" text NOT NULL,
	"type" text NOT NULL,
	"state" "webhook_state" NOT NULL,
	"reason" text,
	"payload" jsonb NOT NULL,
	"order_id" uuid,
	"user_id" uuid,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"processed_at" timestamp with time zone,
	CONSTRAINT "webhook_events_webhook_id_unique" UNIQUE("webhook_id")
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"slug" text PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"name_fr" text NOT NULL,
	"name_ar" text NOT NULL,
	"name_en" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"key" text PRIMARY KEY NOT NULL,
	"content_type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listing_images" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"listing_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"storage_key" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seller_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"status" "listing_status" DEFAULT 'draft' NOT NULL,
	"category_slug" text,
	"title" text DEFAULT '' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"price_millimes" bigint,
	"delivery_days" integer,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "listings_slug_unique" UNIQUE("slug"),
	CONSTRAINT "listings_title_length" CHECK (length("listings"."title") <= 120),
	CONSTRAINT "listings_description_length" CHECK (length("listings"."description") <= 5000),
	CONSTRAINT "listings_price_range" CHECK ("listings"."price_millimes" is null or "listings"."price_millimes" between 5000 and 100000000000),
	CONSTRAINT "listings_delivery_days" CHECK ("listings"."delivery_days" is null or "listings"."delivery_days" between 1 and 90),
	CONSTRAINT "listings_published_whole" CHECK ("listings"."status" = 'draft' or ("listings"."title" <> '' and "listings"."description" <> '' and "listings"."category_slug" is not null and "listings"."price_millimes" is not null and "listings"."delivery_days" is not null and "listings"."published_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "checkout_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"escrow_id" text NOT NULL,
	"action" text NOT NULL,
	"status" "checkout_status" DEFAULT 'pending' NOT NULL,
	"url" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"returned_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"movement" text NOT NULL,
	"account" "ledger_account" NOT NULL,
	"amount_millimes" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"type" text NOT NULL,
	"from_status" "order_status",
	"to_status" "order_status",
	"actor" "order_actor" NOT NULL,
	"source" "change_source" NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"occurred_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reference" text NOT NULL,
	"buyer_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"listing_id" uuid NOT NULL,
	"mode" "order_mode" NOT NULL,
	"status" "order_status" DEFAULT 'placing' NOT NULL,
	"title" text NOT NULL,
	"price_millimes" bigint NOT NULL,
	"currency" text DEFAULT 'TND' NOT NULL,
	"delivery_days" integer NOT NULL,
	"buyer_email" text NOT NULL,
	"seller_email" text NOT NULL,
	"buyer_locale" "locale_code" DEFAULT 'fr' NOT NULL,
	"developer_fee_percentage" numeric(5, 2) NOT NULL,
	"escrow_id" text,
	"escrow_url" text,
	"amount_tnd_millimes" bigint,
	"escrow_fee_millimes" bigint,
	"developer_fee_millimes" bigint,
	"paid_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"failure_code" text,
	"failure_message" text,
	"read_only" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"last_read_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "orders_reference_unique" UNIQUE("reference"),
	CONSTRAINT "orders_escrow_id_unique" UNIQUE("escrow_id"),
	CONSTRAINT "orders_not_own" CHECK ("orders"."buyer_id" <> "orders"."seller_id"),
	CONSTRAINT "orders_price_positive" CHECK ("orders"."price_millimes" > 0),
	CONSTRAINT "orders_escrow_known" CHECK ("orders"."status" in ('placing', 'failed', 'cancelled') or "orders"."escrow_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "sellers" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"handle" text NOT NULL,
	"dhmad_email" text NOT NULL,
	"kyc_status" "kyc_status" DEFAULT 'requested' NOT NULL,
	"dhmad_verification_id" text,
	"dhmad_user_id" text,
	"needs_admin_review" boolean DEFAULT false NOT NULL,
	"didit_session_status" text,
	"verification_email_sent" boolean DEFAULT false NOT NULL,
	"verification_email_sent_at" timestamp with time zone,
	"verification_message" text,
	"consent_at" timestamp with time zone NOT NULL,
	"consent_version" text NOT NULL,
	"approved_at" timestamp with time zone,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sellers_handle_unique" UNIQUE("handle"),
	CONSTRAINT "sellers_dhmad_verification_id_unique" UNIQUE("dhmad_verification_id"),
	CONSTRAINT "sellers_handle_form" CHECK ("sellers"."handle" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("sellers"."handle") between 3 and 30),
	CONSTRAINT "sellers_email_lower" CHECK ("sellers"."dhmad_email" = lower("sellers"."dhmad_email"))
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dhmad_calls" ADD CONSTRAINT "dhmad_calls_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dhmad_calls" ADD CONSTRAINT "dhmad_calls_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_images" ADD CONSTRAINT "listing_images_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_seller_id_users_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_category_slug_categories_slug_fk" FOREIGN KEY ("category_slug") REFERENCES "public"."categories"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkout_sessions" ADD CONSTRAINT "checkout_sessions_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkout_sessions" ADD CONSTRAINT "checkout_sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_buyer_id_users_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_seller_id_users_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sellers" ADD CONSTRAINT "sellers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "dhmad_calls_one_create" ON "dhmad_calls" USING btree ("order_id") WHERE "dhmad_calls"."operation" = 'create_escrow' and "dhmad_calls"."state" in ('intended', 'sent');--> statement-breakpoint
CREATE INDEX "dhmad_calls_open" ON "dhmad_calls" USING btree ("created_at") WHERE "dhmad_calls"."state" in ('intended', 'sent', 'unknown');--> statement-breakpoint
CREATE INDEX "dhmad_calls_of_order" ON "dhmad_calls" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "webhook_events_parked" ON "webhook_events" USING btree ("next_attempt_at") WHERE "webhook_events"."state" = 'parked';--> statement-breakpoint
CREATE INDEX "listing_images_in_order" ON "listing_images" USING btree ("listing_id","position");--> statement-breakpoint
CREATE INDEX "listings_public" ON "listings" USING btree ("category_slug","published_at" DESC NULLS LAST) WHERE "listings"."status" = 'published';--> statement-breakpoint
CREATE INDEX "listings_newest" ON "listings" USING btree ("published_at" DESC NULLS LAST) WHERE "listings"."status" = 'published';--> statement-breakpoint
CREATE INDEX "listings_by_seller" ON "listings" USING btree ("seller_id","updated_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "checkout_sessions_of_order" ON "checkout_sessions" USING btree ("order_id","action","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_entries_once" ON "ledger_entries" USING btree ("order_id","movement","account");--> statement-breakpoint
CREATE INDEX "order_events_timeline" ON "order_events" USING btree ("order_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_one_unpaid" ON "orders" USING btree ("buyer_id","listing_id") WHERE "orders"."status" in ('placing', 'awaiting_payment');--> statement-breakpoint
CREATE INDEX "orders_of_buyer" ON "orders" USING btree ("buyer_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_of_seller" ON "orders" USING btree ("seller_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_open" ON "orders" USING btree ("last_read_at") WHERE "orders"."status" not in ('completed', 'cancelled', 'failed');