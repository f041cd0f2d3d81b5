"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Field } from "@/components/forms";
import { Alert, Button, Input } from "@/components/ui";
import type { PictureUploadProps } from "./picture-words";
import { sendPictures, type UploadRow } from "./pictures/send-pictures";
import { UploadRows } from "./pictures/upload-rows";
import type { PicturesAnswer } from "./pictures-answer";
import { useHydrated } from "./use-hydrated";

type Props = PictureUploadProps & {
  /** What came of the form that led here. */
  initial?: PicturesAnswer | null;
};

/** Sends pictures as soon as they are chosen and says of each how far it is; without JavaScript a form with its button. */
export function PictureUpload({ address, words, initial = null }: Props) {
  const [answer, setAnswer] = useState<PicturesAnswer | null>(initial);
  const [rows, setRows] = useState<UploadRow[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const hydrated = useHydrated();
  const router = useRouter();
  const busy = rows.length > 0;

  const send = async () => {
    const control = input.current;
    const files = [...(control?.files ?? [])];
    if (!control || files.length === 0 || busy) return;
    setAnswer(null);
    const whole = await sendPictures(address, files, words, {
      onRows: setRows,
      onAdded: () => router.refresh(),
    });
    setRows([]);
    setAnswer(whole);
    control.value = "";
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was chosen before scripts ran.
  useEffect(() => void send(), []);

  return (
    <form action={address} method="post" encType="multipart/form-data" className="space-y-4">
      <Field
        name="pictures"
        label={words.add}
        hint={hydrated ? `${words.hint} ${words.atOnce}` : words.hint}
        errors={answer?.errors.length ? answer.errors : undefined}
      >
        {(control) => (
          <Input
            {...control}
            ref={input}
            type="file"
            multiple
            accept="image/jpeg,image/png,image/webp,image/avif"
            onChange={() => void send()}
            aria-disabled={busy || undefined}
            className="file:me-3 file:rounded-control file:border-0 file:bg-sunken file:px-3 file:py-1.5 file:font-semibold file:text-ink"
          />
        )}
      </Field>
      {hydrated ? null : (
        <Button type="submit" variant="secondary">
          {words.submit}
        </Button>
      )}
      <UploadRows rows={rows} words={words} />
      <div role="status">
        {answer?.message && !busy ? (
          <Alert tone={answer.status === "ok" ? "success" : "warning"}>{answer.message}</Alert>
        ) : null}
      </div>
    </form>
  );
}
