/**
 * Who is asking, for counting only. The first hop of `x-forwarded-for` is what our proxy writes; without a proxy
 * everybody counts together, which errs towards refusing.
 */
export const clientIp = (headers: Headers): string =>
  headers.get("x-forwarded-for")?.split(",")[0]?.trim() || "direct";
