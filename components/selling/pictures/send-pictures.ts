import type { PictureUploadProps } from "../picture-words";
import type { PicturesAnswer } from "../pictures-answer";
import { sendForm } from "../send-form";

/** What one form may send: the server takes 32 MB with what surrounds the file. */
const MOST_BYTES = 30 * 1024 * 1024;

export type UploadRow = {
  key: number;
  name: string;
  /** How much of it has left, from 0 to 1; null before its turn. */
  sent: number | null;
};

type Heard = { onRows: (rows: UploadRow[]) => void; onAdded: () => void };

/** Sends pictures one after the other, so that they stand as they were chosen, and says what came of all of them. */
export async function sendPictures(
  address: string,
  files: File[],
  words: PictureUploadProps["words"],
  { onRows, onAdded }: Heard,
): Promise<PicturesAnswer> {
  let rows: UploadRow[] = files.map(({ name }, key) => ({ key, name, sent: null }));
  const whole: PicturesAnswer = { status: "ok", message: "", errors: [], added: 0 };
  for (const [key, file] of files.entries()) {
    const onSent = (sent: number) => {
      rows = rows.map((row) => (row.key === key ? { ...row, sent } : row));
      onRows(rows);
    };
    onSent(0);
    const form = new FormData();
    form.append("pictures", file);
    const answer =
      file.size > MOST_BYTES
        ? null
        : await sendForm<PicturesAnswer>(`${address}&before=${whole.added}`, form, onSent);
    const errors = answer?.errors ?? [file.size > MOST_BYTES ? words.tooHeavy : words.failed];
    whole.errors.push(...errors.filter((error) => !whole.errors.includes(error)));
    whole.added += answer?.added ?? 0;
    whole.message = answer?.message || whole.message;
    if (answer?.added) onAdded();
    rows = rows.filter((row) => row.key !== key);
    onRows(rows);
  }
  return { ...whole, status: whole.errors.length > 0 ? "error" : "ok" };
}
