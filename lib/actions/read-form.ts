/** Read no further than this many times the limit, so that a form somewhat too large still gets an answer. */
const PATIENCE = 4;

export type ReadForm = {
  form: FormData;
  /** False where the form was larger than allowed: then it holds the fields that came complete before its first file. */
  whole: boolean;
};

/** The form that a request carries, never more than `maxBytes` of it in memory; null where it is malformed. */
export async function readForm(request: Request, maxBytes: number): Promise<ReadForm | null> {
  const type = request.headers.get("content-type") ?? "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size <= maxBytes) chunks.push(chunk);
    if (size > maxBytes * PATIENCE) break;
  }
  const whole = size <= maxBytes;
  const bytes = Buffer.concat(chunks);
  try {
    const body = new Uint8Array(whole ? bytes : completeParts(bytes, type));
    return { form: await new Response(body, { headers: { "content-type": type } }).formData(), whole };
  } catch {
    // The runtime throws a TypeError for whatever is no form.
    return null;
  }
}

/** A multipart body that was cut off, ended after its last complete part. */
function completeParts(bytes: Buffer, type: string): Buffer {
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1] ?? "";
  const end = bytes.lastIndexOf(`\r\n--${boundary}`);
  return Buffer.concat([bytes.subarray(0, Math.max(end, 0)), Buffer.from(`\r\n--${boundary}--\r\n`)]);
}
