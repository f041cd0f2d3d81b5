/** What came of sending pictures, worded: in the answer to a script, or in a cookie for the page that a form is led back to. */
export type PicturesAnswer = {
  status: "ok" | "error";
  message: string;
  /** Of each file that was not taken: why. */
  errors: string[];
};

/** Holds a `PicturesAnswer` for a moment, for the pictures' page of one listing. */
export const PICTURES_COOKIE = "souk-pictures";
