import { db } from "@/db";
import { apiRoute } from "@/lib/http";
import { fileKeyOf, getFile } from "@/lib/storage";

type Context = { params: Promise<{ name: string }> };

/** Stored pictures. The address names the content, so whoever has it once may keep it. */
export const GET = apiRoute(async (_request, { params }: Context) => {
  const key = fileKeyOf((await params).name);
  const file = key && (await getFile(db(), key));
  if (!file) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "content-type": file.contentType,
      "content-length": String(file.bytes.byteLength),
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
    },
  });
});
