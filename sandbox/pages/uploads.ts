import { bodyLimit } from "hono/body-limit";
import type { Upload } from "../domain/files/store";
import type { PageContext } from "./page";

/** Five files of 5 MB and the text around them. */
const MAX_BODY = 27 * 1024 * 1024;

/** Refuses a posted form that is far too large before it is read. */
export const limitForms = bodyLimit({
  maxSize: MAX_BODY,
  onError: (c) => c.text("Payload Too Large", 413, { Connection: "close" }),
});

export type Posted = { text: (name: string) => string; files: (name: string) => Promise<Upload[]> };

/** A posted form with files; a file field that was left empty has none. */
export async function postedForm(c: PageContext): Promise<Posted> {
  const body = await c.req.parseBody({ all: true });
  const all = (name: string) => [body[name] ?? []].flat();
  return {
    text: (name) => {
      const value = all(name).find((entry) => typeof entry === "string");
      return typeof value === "string" ? value.trim() : "";
    },
    files: async (name) => {
      const chosen = all(name).filter((entry) => entry instanceof File && (entry.size > 0 || entry.name));
      return Promise.all(
        chosen
          .filter((entry): entry is File => entry instanceof File)
          .map(async (file) => ({ name: file.name, data: Buffer.from(await file.arrayBuffer()) })),
      );
    },
  };
}
