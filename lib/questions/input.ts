import { z } from "zod";

export const QUESTION_LENGTH = 500;
export const ANSWER_LENGTH = 1000;

/** A browser counts a line break as one character and sends it as two. */
const text = (most: number, missing: string, long: string) =>
  z
    .string()
    .transform((typed) => typed.replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().min(1, missing).max(most, long));

export const questionInput = z.object({
  slug: z.string().min(1).max(200),
  body: text(QUESTION_LENGTH, "questionMissing", "questionLength"),
});
export type QuestionInput = z.infer<typeof questionInput>;

export const answerInput = z.object({
  id: z.uuid(),
  answer: text(ANSWER_LENGTH, "answerMissing", "answerLength"),
});
export type AnswerInput = z.infer<typeof answerInput>;
