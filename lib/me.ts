/** What `/api/me` says to the header: who is signed in, no more than the menu shows. */
export type Me = {
  user: {
    id: string;
    name: string | null;
    email: string;
    isSeller: boolean;
    unread: number;
    unreadNotifications: number;
    /** Of the topic `user:<id>` (lib/live), from before the rest was read: what is told with it is known. */
    version: number;
  } | null;
};
