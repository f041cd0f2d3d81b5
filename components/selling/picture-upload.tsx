"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Field } from "@/components/forms";
import { Alert, Button, Input } from "@/components/ui";
import type { PictureUploadProps } from "./picture-words";
import type { PicturesAnswer } from "./pictures-answer";
import { sendForm } from "./send-form";
import { useHydrated } from "./use-hydrated";

/** What one form may send: the server takes 32 MB with what surrounds the files. */
const MOST_BYTES = 30 * 1024 * 1024;

type Props = PictureUploadProps & {
  /** What came of the form that led here. */
  initial?: PicturesAnswer | null;
};

/** Sends pictures as soon as they are chosen and says how far it is; without JavaScript a form with its button. */
export function PictureUpload({ address, words, initial = null }: Props) {
  const [answer, setAnswer] = useState<PicturesAnswer | null>(initial);
  /** From 0 to 1; null while nothing is under way. */
  const [sent, setSent] = useState<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const hydrated = useHydrated();
  const router = useRouter();

  const send = async () => {
    const control = input.current;
    const files = [...(control?.files ?? [])];
    if (!control || files.length === 0 || sent !== null) return;
    const refuse = (error: string) => setAnswer({ status: "error", message: "", errors: [error] });
    if (files.reduce((sum, file) => sum + file.size, 0) > MOST_BYTES) refuse(words.tooHeavy);
    else {
      const form = new FormData();
      for (const file of files) form.append("pictures", file);
      setSent(0);
      const said = await sendForm<PicturesAnswer>(address, form, setSent);
      setSent(null);
      if (said) setAnswer(said);
      else refuse(words.failed);
      router.refresh();
    }
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
            aria-disabled={sent !== null || undefined}
            className="file:me-3 file:rounded-control file:border-0 file:bg-sunken file:px-3 file:py-1.5 file:font-semibold file:text-ink"
          />
        )}
      </Field>
      {hydrated ? null : (
        <Button type="submit" variant="secondary">
          {words.submit}
        </Button>
      )}
      {sent === null ? null : (
        <div className="space-y-1.5">
          <progress
            value={sent}
            aria-label={words.sending}
            className="block h-2 w-full overflow-hidden rounded-full accent-brand"
          />
          <p className="text-ink-soft text-sm">{sent < 1 ? words.sending : words.preparing}</p>
        </div>
      )}
      <div role="status">
        {answer?.message && sent === null ? (
          <Alert tone={answer.status === "ok" ? "success" : "warning"}>{answer.message}</Alert>
        ) : null}
      </div>
    </form>
  );
}
