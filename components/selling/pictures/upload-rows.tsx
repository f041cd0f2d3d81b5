import type { PictureUploadProps } from "../picture-words";
import type { UploadRow } from "./send-pictures";

/** How far each picture is that is on its way. */
export function UploadRows({ rows, words }: { rows: UploadRow[]; words: PictureUploadProps["words"] }) {
  if (rows.length === 0) return null;
  return (
    <ul className="space-y-3">
      {rows.map(({ key, name, sent }) => (
        <li key={key} className="space-y-1.5">
          <p className="flex justify-between gap-3 text-sm">
            <bdi className="min-w-0 truncate">{name}</bdi>
            <span className="shrink-0 text-ink-soft">
              {sent === null ? words.waiting : sent < 1 ? words.sending : words.preparing}
            </span>
          </p>
          <progress
            value={sent ?? 0}
            aria-label={`${words.sending} ${name}`}
            className="block h-2 w-full overflow-hidden rounded-full accent-brand"
          />
        </li>
      ))}
    </ul>
  );
}
