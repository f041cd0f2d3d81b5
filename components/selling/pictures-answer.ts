/** What came of sending pictures, worded: in the answer to a script, or in a cookie for the page that a form is led back to. */
export type PicturesAnswer = {
  status: "ok" | "error";
  message: string;
  /** Of each file that was not taken: why. */
  errors: string[];
  added: number;
};

/** What came of changing one's pictures: why not, worded, or null. */
export type PictureChanged = { error: string | null };

/** Holds a `PicturesAnswer` for a moment, for the pictures' page of one listing. */
export const PICTURES_COOKIE = "souk-pictures";
