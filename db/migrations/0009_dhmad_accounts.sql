ALTER TABLE "accounts" ADD COLUMN "email" text;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_one_per_provider" ON "accounts" USING btree ("user_id","provider");