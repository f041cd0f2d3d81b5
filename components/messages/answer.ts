/** What `/messages/send` says to a script. Texts are in the person's language. */
export type MessageAnswer =
  /** `clientId` is for the next message. */
  | { status: "sent"; thread: string; clientId: string }
  | { status: "error"; message?: string; fields?: Record<string, string[]> }
  | { status: "signedOut" };
