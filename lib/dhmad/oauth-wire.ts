import { z } from "zod";

/** What DHMAD's sign-in sends, as far as we use it (dhmad-api.md, section 8). Loose, as in `wire.ts`. */

/** OIDC: at most 255 ASCII characters. Some services number their people. */
const sub = z
  .union([z.string(), z.number().int().transform(String)])
  .pipe(z.string().regex(/^[\x21-\x7e]{1,255}$/));
const text = z.string().nullish().catch(null);
/** A claim in another form proves nothing. */
const claim = z.boolean().nullish().catch(null);

/** `id_token` comes with the scope `openid`, which we always ask for. */
export const dhmadTokens = z.looseObject({
  access_token: z.string().min(1),
  id_token: z.string().min(1),
});

export const dhmadIdToken = z.looseObject({
  iss: z.string(),
  sub,
  aud: z.union([z.string(), z.array(z.string())]),
  azp: z.string().nullish(),
  exp: z.number(),
  nonce: z.string().nullish(),
});

/** Who the person is at DHMAD. What is missing or malformed is as if it were not proved. */
export const dhmadUserinfo = z.looseObject({
  sub,
  name: text,
  email: text,
  email_verified: claim,
  kyc_verified: claim,
  kyc_status: text,
});
export type DhmadUserinfo = z.infer<typeof dhmadUserinfo>;
