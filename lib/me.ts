/** What `/api/me` says to the header: who is signed in, no more than the menu shows. */
export type Me = { user: { name: string | null; email: string; isSeller: boolean } | null };
