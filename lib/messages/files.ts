import "server-only";
import { preparePrivatePicture } from "@/lib/storage";
import { MAX_FILE_BYTES, MAX_FILES, type Upload } from "./input";

export type ReadyFile = { name: string; contentType: string; bytes: Buffer };
/** What could not be taken, by file name, with a key of the catalogue `errors`. */
export type RefusedFile = { name: string; message: string };

const NAME_LENGTH = 100;

/** By the first bytes: neither the name nor the declared type proves anything. */
function kindOf(bytes: Uint8Array): "picture" | "pdf" | null {
  const head = Buffer.from(bytes.subarray(0, 12));
  const starts = (...codes: number[]) => codes.every((code, at) => head[at] === code);
  if (starts(0xff, 0xd8, 0xff) || starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "picture";
  if (head.toString("latin1", 0, 4) === "RIFF" && head.toString("latin1", 8, 12) === "WEBP") return "picture";
  return head.toString("latin1", 0, 5) === "%PDF-" ? "pdf" : null;
}

/**
 * The name to show and to save under: without a path, without what breaks a line or turns the direction of reading
 * (`U+202E`), with the ending that the content has.
 */
export function fileName(given: string, ending: "webp" | "pdf"): string {
  const base = given.split(/[\\/]/).at(-1) ?? "";
  const plain = base.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD"]/gu, "").replace(/\.[^.]*$/, "");
  const name = Array.from(plain.trim()).slice(0, NAME_LENGTH).join("");
  return `${name || "souk"}.${ending}`;
}

/**
 * Makes uploads ready to be stored: at most `MAX_FILES` of `MAX_FILE_BYTES`, JPEG, PNG, WebP or PDF. Pictures lose
 * their metadata (a photograph tells where it was taken); a PDF stays as it is.
 */
export async function prepareFiles(
  uploads: Upload[],
): Promise<{ ready: ReadyFile[]; refused: RefusedFile[] }> {
  const refused = uploads.slice(MAX_FILES).map(({ name }) => ({ name, message: "tooManyFiles" }));
  const ready: ReadyFile[] = [];
  for (const upload of uploads.slice(0, MAX_FILES)) {
    const file = await prepareFile(upload);
    if ("message" in file) refused.push(file);
    else ready.push(file);
  }
  return { ready, refused };
}

async function prepareFile({ name, bytes }: Upload): Promise<ReadyFile | RefusedFile> {
  if (bytes.byteLength > MAX_FILE_BYTES) return { name, message: "fileTooHeavy" };
  const kind = kindOf(bytes);
  if (kind === null) return { name, message: "fileType" };
  if (kind === "pdf")
    return { name: fileName(name, "pdf"), contentType: "application/pdf", bytes: Buffer.from(bytes) };
  const picture = await preparePrivatePicture(bytes);
  if (!picture.ok) return { name, message: picture.error.message };
  return { name: fileName(name, "webp"), contentType: "image/webp", bytes: picture.data };
}
