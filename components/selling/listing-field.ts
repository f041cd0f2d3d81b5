/** What the form's parts ask for: the text of a field as it was sent or is saved, and what is wrong with it. */
export type ListingField = {
  value: (name: string) => string;
  errors: (name: string) => string[] | undefined;
};
