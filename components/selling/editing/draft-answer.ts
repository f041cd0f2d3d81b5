/** What came of saving a draft by itself, worded. */
export type DraftAnswer =
  | {
      status: "saved";
      /** Which writing stands now, and the stock that the form then starts from. */
      edit: string;
      stockShown: string;
      said: string;
      /** What is wrong with the fields that were not saved, by name. */
      fields: Record<string, string[]>;
      /** Whether what stands around the form has changed. */
      drawAgain: boolean;
    }
  | { status: "conflict"; said: string; fields: Record<string, string[]> };
