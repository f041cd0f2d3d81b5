/** What `/api/me/favorites` says: the slugs that this person keeps, null where nobody is signed in. */
export type MyFavorites = { slugs: string[] | null };

/** What became of a press. Expected outcomes are no errors to the browser, which would log each. */
export type FavoriteAnswer = { status: "done" | "signedOut" | "refused" };
