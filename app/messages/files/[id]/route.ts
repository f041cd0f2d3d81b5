import { db } from "@/db";
import { currentUser } from "@/lib/auth/session";
import { pageRoute } from "@/lib/http";
import { getMessageFile } from "@/lib/messages";

type Context = { params: Promise<{ id: string }> };

/**
 * A file of a message, for the two who write to each other. Strangers sent it: it is kept nowhere, taken for nothing but
 * its type, and runs nothing (its sandbox stands in next.config.mjs). A PDF is saved, not shown: readers inside browsers
 * run scripts of their own.
 */
export const GET = pageRoute(async (_request, { params }: Context) => {
  const user = await currentUser();
  const file = user && (await getMessageFile(db(), user.id, (await params).id));
  if (!file) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  const place = file.contentType.startsWith("image/") ? "inline" : "attachment";
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "content-type": file.contentType,
      "content-length": String(file.bytes.byteLength),
      "content-disposition": `${place}; filename="file"; filename*=UTF-8''${encodeName(file.name)}`,
      "cache-control": "private, no-store",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
    },
  });
});

/** RFC 8187: what `encodeURIComponent` leaves and the header does not allow. */
const encodeName = (name: string) =>
  encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
