import { z } from "zod";

export const MESSAGE_LENGTH = 4000;
export const MAX_FILES = 5;
export const MAX_FILE_BYTES = 5 * 1024 * 1024;
/** The largest form that is read: the files, the text as UTF-8, and what multipart puts around them. */
export const MAX_FORM_BYTES = MAX_FILES * MAX_FILE_BYTES + 256 * 1024;

/** Where a message goes: a conversation, the seller of a listing, or the other side of an order. */
export type Target = { kind: "conversation" | "order"; id: string } | { kind: "listing"; slug: string };

const target = z.string("conversationUnknown").transform((value, context): Target => {
  const [, kind, name = ""] = /^(conversation|order|listing):(.{1,200})$/.exec(value) ?? [];
  if (kind === "listing") return { kind, slug: name };
  if ((kind === "conversation" || kind === "order") && z.uuid().safeParse(name).success)
    return { kind, id: name };
  context.addIssue({ code: "custom", message: "conversationUnknown" });
  return z.NEVER;
});

/** The written form of a target, as the form's field `to` carries it. */
export const targetName = (to: Target): string =>
  to.kind === "listing" ? `listing:${to.slug}` : `${to.kind}:${to.id}`;

/** A message without its files; it may be empty where there are some. */
export const messageInput = z.object({
  to: target,
  /** Made once for each form that is shown. */
  clientId: z.uuid("tryAgain"),
  // Browsers send line breaks as two characters and count them as one.
  body: z
    .string()
    .optional()
    .default("")
    .transform((value) => value.replace(/\r\n/g, "\n").trim())
    .pipe(z.string().max(MESSAGE_LENGTH, "messageLength")),
});
export type MessageInput = z.infer<typeof messageInput>;

/** A file as it came; nothing of it is believed but its bytes. */
export type Upload = { name: string; bytes: Uint8Array };

export const readInput = z.object({
  conversationId: z.uuid(),
  messageId: z.coerce.number().int().positive(),
});
