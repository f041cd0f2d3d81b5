"use client";

import { IntentButton } from "./intent-button";
import { PictureUpload } from "./picture-upload";
import type { PictureUploadProps } from "./picture-words";
import { useHydrated } from "./use-hydrated";

/**
 * Sends pictures from within the editor. Without JavaScript a form that sends files would drop what is typed in the other
 * one: there the button saves the text first and leads to the pictures' own page.
 */
export function PictureAdd({ saving, ...upload }: PictureUploadProps & { saving: string }) {
  if (useHydrated()) return <PictureUpload {...upload} />;
  return (
    <IntentButton intent="pictures" variant="secondary" pendingText={saving}>
      {upload.words.add}
    </IntentButton>
  );
}
