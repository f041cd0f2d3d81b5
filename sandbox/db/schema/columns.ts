import { bigint, timestamp } from "drizzle-orm/pg-core";

/** Money in millimes of TND, or thousandths of another currency. Safe integers: far below 2^53. */
export const millimes = (name: string) => bigint(name, { mode: "number" });

/** A moment on the world's clock (see domain/clock.ts), unless the column says otherwise. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });
