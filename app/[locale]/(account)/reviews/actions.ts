"use server";

import { redirect } from "next/navigation";
import { db } from "@/db";
import type { FormState } from "@/lib/actions/form-state";
import { runForm } from "@/lib/actions/run-form";
import { reviewInput, writeReview } from "@/lib/reviews";

/** Writes a review of a completed order, or changes the one that is hidden. Ends on the order. */
export async function writeReviewAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runForm(
    form,
    reviewInput,
    ({ user, input }) => writeReview(db(), user.id, input),
    (_written, { locale, input }) => redirect(`/${locale}/orders/${input.orderId}#review`),
  );
}
