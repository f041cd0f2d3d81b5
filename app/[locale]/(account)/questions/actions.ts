"use server";

import { redirect } from "next/navigation";
import { db } from "@/db";
import type { FormState } from "@/lib/actions/form-state";
import { runForm } from "@/lib/actions/run-form";
import { answerInput, answerQuestion, askQuestion, questionInput } from "@/lib/questions";

/** Asks a seller in public. Ends on the person's questions. */
export async function askAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runForm(
    form,
    questionInput,
    ({ user, input }) => askQuestion(db(), user.id, input),
    (_asked, { locale }) => redirect(`/${locale}/questions?done=asked`),
  );
}

/** Answers a question about a listing of the person's own. */
export async function answerAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runForm(
    form,
    answerInput,
    ({ user, input }) => answerQuestion(db(), user.id, input),
    (_answered, { locale }) => redirect(`/${locale}/questions?done=answered`),
  );
}
