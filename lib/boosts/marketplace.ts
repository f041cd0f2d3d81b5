/** The marketplace as the seller of boosts (migration 0005); at DHMAD it is the account that our key is associated with. */
export const MARKETPLACE_ID = "00000000-0000-4000-8000-000000000001";
